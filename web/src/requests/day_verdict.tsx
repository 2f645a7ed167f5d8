/** Below a day of the history: what it came to, and the way to have it corrected. */
import type { Schemas } from "../api/client";
import { address } from "../route";
import { longDate, shortDate } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { sayVerdict, stillOpen, VERDICTS } from "./verdict_words";

interface DayVerdictProps {
  on: string;
  verdict: Schemas["VerdictView"];
  /** What one may ask for oneself, what weighs most first. */
  mayAsk: Schemas["MayAskView"][];
  today: string;
}

export default function DayVerdict({ on, verdict, mayAsk, today }: DayVerdictProps) {
  const { t, w, lang } = usePageWords(VERDICTS);
  const way = stillOpen(mayAsk, today);
  return (
    <div>
      <p class="soft">{sayVerdict(verdict, t, (slot) => slotName(slot, w))}</p>
      {way && (
        <p>
          <a class="link" href={address("permohonan", "baru", way.kind, on, way.slot)}>
            {way.kind === "correction" ? t.correct : t.object}
            <span class="unseen">
              , {slotName(way.slot, w)}, {longDate(on, lang)}
            </span>
          </a>{" "}
          <span class="soft">{t.until(shortDate(way.until, lang))}</span>
        </p>
      )}
    </div>
  );
}
