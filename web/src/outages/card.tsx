/** One outage: when, whom, by what it was suspected; and what an admin may make of it. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { SureQuestion } from "../parts/sure";
import { useName } from "../setting_up/names";
import { dateAndTime } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { DeclareForm } from "./form";
import type { LongerDraft } from "./longer";
import { useScopeName } from "./scope";
import { type Outage, saidEnds } from "./span";
import { OUTAGES } from "./words";

const TONES: Record<string, string> = { suspected: "warn", declared: "info", dismissed: "off" };

const WHOLE_CITY = { note: "", isAll: true, unitIds: [] };

interface CardProps {
  outage: Outage;
  zone: string;
  today: string;
  mayDecide: boolean;
  decided: (said: string) => Promise<void>;
  extend: (draft: LongerDraft) => void;
}

export function OutageCard({ outage, zone, today, mayDecide, decided, extend }: CardProps) {
  const { t, w, lang } = usePageWords(OUTAGES);
  const [open, setOpen] = useState<"" | "form" | "sure">("");
  const scopeName = useScopeName();
  const decidedBy = useName(outage.decided_by);
  const { outage_id, state, starts_at, ends_at, failed, of, proposed_extension: proposed } = outage;
  const isDeclared = state === "declared";
  const toggle = (which: typeof open) => setOpen(open === which ? "" : which);
  const span = t.span(...saidEnds(outage, zone, lang));
  async function dismiss() {
    const params = { path: { outage_id } };
    const body = { state: "dismissed" as const, starts_at, ends_at, note: null, unit_ids: outage.unit_ids };
    await answer(api.PUT("/outages/{outage_id}", { params, body }));
    await decided(isDeclared ? t.undeclared : t.dismissed);
  }
  return (
    <li class="card stack">
      <h3>
        {span} <span class={`tag ${TONES[state] ?? "off"}`}>{t.states[state] ?? state}</span>
      </h3>
      <div>
        <p>{scopeName(outage.unit_ids)}</p>
        {of > 0 && <p>{t.failed(failed, of)}</p>}
        {outage.note && <p>“{outage.note}”</p>}
        {state === "suspected" && <p class="soft">{t.held}</p>}
        {outage.decided_at && <p class="soft">{t.by(decidedBy, dateAndTime(outage.decided_at, lang, zone))}</p>}
      </div>
      {mayDecide && (
        <>
          <div class="side">
            <button type="button" class="quiet" aria-expanded={open === "form"} onClick={() => toggle("form")}>
              {open === "form" ? w.close : isDeclared ? t.change : t.declareThis}
              <span class="unseen"> {span}</span>
            </button>
            {state !== "dismissed" && (
              <button type="button" class="quiet" aria-expanded={open === "sure"} onClick={() => toggle("sure")}>
                {isDeclared ? t.undeclare : t.dismiss}
                <span class="unseen"> {span}</span>
              </button>
            )}
          </div>
          {open === "form" && <DeclareForm {...{ zone, today }} held={outage} done={() => decided(t.declared)} />}
          {open === "sure" && (
            <SureQuestion
              consequence={isDeclared ? t.undeclareSure(span) : t.dismissSure(span)}
              yes={isDeclared ? t.undeclareYes : t.dismissYes}
              busyLabel={t.saving}
              act={dismiss}
              cancel={() => setOpen("")}
            />
          )}
          {proposed && (
            <button type="button" class="quiet" onClick={() => extend({ ...proposed, ...WHOLE_CITY })}>
              {t.propose(slotName(proposed.slot, w), proposed.minutes)}
            </button>
          )}
        </>
      )}
    </li>
  );
}
