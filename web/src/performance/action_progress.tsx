/** How far each action of the plan is this month: done of what was wanted, and what was said of it last. */
import { amountOf } from "../plans/amounts";
import { usePageWords } from "../words/words";
import { type Activity, type Choices, progressOf } from "./report";
import { ACTIVITIES } from "./words";

const SHOWN_AT_ONCE = 3;

interface ProgressProps {
  actions: Choices["actions"];
  activities: readonly Activity[];
}

export function ActionProgress({ actions, activities }: ProgressProps) {
  const { t, lang } = usePageWords(ACTIVITIES);
  const rows = progressOf(actions, activities);
  if (!rows.length) return null;
  return (
    <details class="card more" open={rows.length <= SHOWN_AT_ONCE}>
      <summary class="strong">{t.progressTitle(rows.length)}</summary>
      <ul class="stack">
        {rows.map(({ action_id, text, unit, done_e2, wanted_e2, progress_pct }) => (
          <li key={action_id}>
            <p>{text}</p>
            {wanted_e2 > 0 && <progress value={Math.min(done_e2, wanted_e2)} max={wanted_e2} aria-label={text} />}
            <p class="soft small">
              {wanted_e2 > 0
                ? t.doneOf(amountOf(done_e2, lang), amountOf(wanted_e2, lang), unit)
                : t.done(amountOf(done_e2, lang), unit)}
              {progress_pct !== null && ` · ${t.saidProgress(progress_pct)}`}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
