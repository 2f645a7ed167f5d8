/** A unit's swaps: those that wait for a decision first, with what is odd about them. */
import "./rosters.css";
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Input } from "../parts/labelled";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { Awaited } from "../setting_up/asked";
import { holds, useInside } from "../state/inside";
import { LEADERS_WHO_ACT } from "../state/roles";
import { usePageWords } from "../words/words";
import { useLetters } from "./letters";
import { isOpen, type Swap, SwapCard } from "./swap_card";
import { ROSTERS } from "./words";

export default function UnitSwaps({ unitId }: { unitId: string }) {
  const { t } = usePageWords(ROSTERS);
  const { me } = useInside();
  const path = { unit_id: unitId };
  const asked = useAnswer(`swaps ${unitId}`, () => answer(api.GET("/units/{unit_id}/swaps", { params: { path } })));
  const letters = useLetters();
  const mayDecide = holds(me, LEADERS_WHO_ACT) || me.stands_in;
  return (
    <>
      {mayDecide && <p class="lead">{t.decideLead}</p>}
      <Awaited asked={asked}>
        {({ swaps }) => {
          const waiting = swaps.filter(({ state }) => state === "agreed");
          const others = swaps.filter(({ state }) => state !== "agreed");
          return (
            <>
              <section aria-labelledby="waiting">
                <h2 id="waiting">{t.waiting}</h2>
                {!waiting.length && <p class="soft">{t.noneWaiting}</p>}
                <ul class="stack">
                  {waiting.map((swap) => (
                    <SwapCard key={swap.swap_id} swap={swap} letters={letters}>
                      {mayDecide && <Decision swap={swap} reload={asked.reload} />}
                    </SwapCard>
                  ))}
                </ul>
              </section>
              {others.length > 0 && (
                <section aria-labelledby="others">
                  <h2 id="others">{t.others}</h2>
                  <ul class="stack">
                    {others.map((swap) => (
                      <SwapCard key={swap.swap_id} swap={swap} letters={letters} />
                    ))}
                  </ul>
                </section>
              )}
            </>
          );
        }}
      </Awaited>
    </>
  );
}

function Decision({ swap, reload }: { swap: Swap; reload: () => Promise<void> }) {
  const { t, w } = usePageWords(ROSTERS);
  const { me } = useInside();
  const { busy, refusal, run } = useAct();
  const [reason, setReason] = useState("");
  if ([swap.one_id, swap.other_id].includes(me.employee.employee_id)) return <p class="hint">{t.ownSwap}</p>;
  const path = { unit_id: swap.unit_id, swap_id: swap.swap_id };
  const decide = (approve: boolean) =>
    run(async () => {
      const body = { approve, reason: reason.trim() || null };
      await answer(api.POST("/units/{unit_id}/swaps/{swap_id}/decision", { params: { path }, body }));
      await reload();
    });
  const fault = refusal?.faultAt("/reason")?.detail;
  const about = <span class="unseen"> {t.between(swap.one_name, swap.other_name)}</span>;
  return (
    <div class="stack">
      <Input label={t.yourReason} value={reason} onValue={setReason} fault={fault} />
      {refusal && !fault && (
        <NoNotice refusal={refusal}>
          <button type="button" class="quiet" onClick={() => void reload()}>
            {w.reload}
          </button>
        </NoNotice>
      )}
      <div class="side">
        {swap.stands && isOpen(swap) && (
          <button type="button" class="main" disabled={busy} onClick={() => void decide(true)}>
            {busy ? t.acting : t.approve}
            {about}
          </button>
        )}
        <button type="button" class="danger" disabled={busy} onClick={() => void decide(false)}>
          {t.reject}
          {about}
        </button>
      </div>
    </div>
  );
}
