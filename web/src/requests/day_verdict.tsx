/** Below a day of the history: what it came to, and the way to have it corrected. */
import type { Schemas } from "../api/client";
import { address } from "../route";
import { longDate } from "../words/format";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { sayVerdict, VERDICTS, wayOn } from "./verdict_words";

export default function DayVerdict({ on, verdict }: { on: string; verdict: Schemas["VerdictView"] }) {
  const { t, w, lang } = usePageWords(VERDICTS);
  const way = wayOn(verdict);
  return (
    <div>
      <p class="soft">{sayVerdict(verdict, t, (slot) => slotName(slot, w))}</p>
      {way && (
        <a class="link" href={address("permohonan", "baru", way.kind, on, way.slot)}>
          {way.kind === "correction" ? t.correct : t.object}
          <span class="unseen">
            , {slotName(way.slot, w)}, {longDate(on, lang)}
          </span>
        </a>
      )}
    </div>
  );
}
