/** What waits, the oldest first: whose, of when, and whether something stands out. */
import type { Schemas } from "../../api/client";
import { shortDate } from "../../words/format";
import { slotName } from "../../words/slot_words";
import { usePageWords } from "../../words/words";
import { BENCH } from "./words";

interface QueueProps {
  reviews: readonly Schemas["ReviewView"][];
  at: number;
  go: (to: number) => void;
  waiting: number;
}

export function Queue({ reviews, at, go, waiting }: QueueProps) {
  const { t, w, lang } = usePageWords(BENCH);
  return (
    <nav class="bench-queue" aria-label={t.queue}>
      <ol>
        {reviews.map(({ review_id, name, on, slot, cause, age_days }, place) => (
          <li key={review_id}>
            <button type="button" aria-current={place === at ? "true" : undefined} onClick={() => go(place)}>
              <span class="strong">{name}</span>
              <span class="soft small">
                {shortDate(on, lang)}, {slotName(slot, w)} · {t.days(age_days)}
              </span>
              {cause === "flag" && <span class="tag warn">{t.flag}</span>}
            </button>
          </li>
        ))}
      </ol>
      {reviews.length < waiting && <p class="soft small">{t.shownOf(reviews.length, waiting)}</p>}
    </nav>
  );
}
