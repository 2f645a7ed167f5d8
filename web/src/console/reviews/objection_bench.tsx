/** One objection on the bench. Its decision is the request's: granted the check-in stands, refused it stays as judged. */
import { useEffect, useRef, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { Input } from "../../parts/labelled";
import { NoNotice, Notice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { longDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Facts } from "./facts";
import { Photos } from "./photos";
import type { Objection } from "./use_objections";
import { useStrokes } from "./use_strokes";
import { BENCH } from "./words";

type Verdict = "approve" | "reject";

interface ObjectionBenchProps {
  objection: Objection;
  /** Where it stands in the list, in words. */
  place: string;
  /** The first one that the page shows: focus stays where the page put it. */
  isFirst: boolean;
  done: (state: string) => void;
  move: (by: number) => void;
}

export function ObjectionBench({ objection, place, isFirst, done, move }: ObjectionBenchProps) {
  const { t, lang } = usePageWords(BENCH);
  const [look, setLook] = useState<Schemas["LookView"] | null>(null);
  const looking = useAct();
  const heading = useRef<HTMLHeadingElement>(null);
  const { unit_id, request_id, decide_by, is_late, judged_for, claim } = objection;
  const params = { path: { unit_id, request_id } };
  const isReady = look !== null || looking.refusal?.code === "SELFIE_NOT_THERE";
  async function open() {
    if (look || looking.busy) return;
    await looking.run(async () =>
      setLook(await answer(api.POST("/units/{unit_id}/objections/{request_id}/look", { params }))),
    );
  }
  useStrokes({ look: () => void open(), next: () => move(1), previous: () => move(-1) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is put on the bench
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section class="card bench-one" aria-labelledby="bench">
      <header>
        <h2 id="bench" ref={heading} tabIndex={-1}>
          {objection.name}
        </h2>
        <p class="soft">{place}</p>
      </header>
      <div class="bench-sides">
        <Photos review={objection} look={look} busy={looking.busy} open={open} />
        <div class="stack">
          <Notice tone={is_late ? "warn" : "info"} title={t.decideByLong(longDate(decide_by, lang), is_late)}>
            <p>{t.judgedFor(judged_for)}</p>
            <p>{t.claim(claim)}</p>
          </Notice>
          <Facts review={objection} drawn={t.objected} />
          {looking.refusal && <NoNotice refusal={looking.refusal} />}
          <DecideObjection params={params} isReady={isReady} done={done} />
        </div>
      </div>
    </section>
  );
}

interface DecideProps {
  params: { path: { unit_id: string; request_id: string } };
  /** The photo was seen, or there is none. */
  isReady: boolean;
  done: (state: string) => void;
}

/** Either way with a reason: whoever objected reads it. */
function DecideObjection({ params, isReady, done }: DecideProps) {
  const { t } = usePageWords(BENCH);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { busy, refusal, run } = useAct();
  async function decide(act: Verdict) {
    const said = reason.trim();
    setMissing(!said);
    if (!said) return;
    await run(async () => {
      const body = { act, reason: said };
      done((await answer(api.POST("/units/{unit_id}/requests/{request_id}/decision", { params, body }))).state);
    });
  }
  const told = refusal?.faultAt("/reason")?.detail;
  return (
    <section class="stack" aria-labelledby="decide">
      <h3 id="decide">{t.decide}</h3>
      {refusal && !told && <NoNotice refusal={refusal} />}
      <Input
        label={t.objectionReason}
        hint={t.objectionReasonHint}
        value={reason}
        onValue={setReason}
        fault={isMissing && !reason.trim() ? t.objectionReasonMissing : told}
      />
      <div class="bench-acts">
        <button type="button" class="main" disabled={busy || !isReady} onClick={() => void decide("approve")}>
          {busy ? t.saving : t.grant}
        </button>
        <button type="button" class="danger" disabled={busy || !isReady} onClick={() => void decide("reject")}>
          {t.refuse}
        </button>
      </div>
      <p class="soft">{t.objectionNote}</p>
    </section>
  );
}
