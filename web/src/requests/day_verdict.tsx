/** Below a day of the history: what it came to, and the way to have it corrected. */
import type { Schemas } from "../api/client";
import { address } from "../route";
import { longDate, shortDate } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { sayVerdict, VERDICTS, wayOn } from "./verdict_words";

interface DayVerdictProps {
  on: string;
  verdict: Schemas["VerdictView"];
  /** Up to and on this date one may ask oneself; null where there is nothing to ask for. */
  askUntil: string | null;
  today: string;
}

export default function DayVerdict({ on, verdict, askUntil, today }: DayVerdictProps) {
  const { t, w, lang } = usePageWords(VERDICTS);
  const way = askUntil && today <= askUntil ? wayOn(verdict) : null;
  return (
    <div>
      <p class="soft">{sayVerdict(verdict, t, (slot) => slotName(slot, w))}</p>
      {way && askUntil && (
        <p>
          <a class="link" href={address("permohonan", "baru", way.kind, on, way.slot)}>
            {way.kind === "correction" ? t.correct : t.object}
            <span class="unseen">
              , {slotName(way.slot, w)}, {longDate(on, lang)}
            </span>
          </a>{" "}
          <span class="soft nowrap">{t.until(shortDate(askUntil, lang))}</span>
        </p>
      )}
    </div>
  );
}
