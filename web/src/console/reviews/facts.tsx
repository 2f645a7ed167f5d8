/** What is known of the check-in: where, how far, how exact, and why it is looked at. */
import { Notice } from "../../parts/notice";
import { REVIEWS } from "../../reviews/words";
import { longDate, metres } from "../../words/format";
import { slotName } from "../../words/slot_words";
import { usePageWords } from "../../words/words";
import type { Shown } from "./shown";
import { BENCH } from "./words";

interface FactsProps {
  review: Shown;
  /** Why it lies here where nothing stands out. */
  drawn?: string | undefined;
}

export function Facts({ review, drawn }: FactsProps) {
  const { t, w, lang } = usePageWords(BENCH);
  const { late_min: late, early_min: early } = review;
  return (
    <>
      <dl class="bench-facts">
        <dt>{t.unit}</dt>
        <dd>{review.unit_name}</dd>
        <dt>{t.when}</dt>
        <dd>
          {longDate(review.on, lang)}, {t.at(slotName(review.slot, w), review.local_time)}
          {late > 0 && <span class="late">, {w.history.lateLong(late)}</span>}
          {early > 0 && <span class="late">, {w.history.earlyLong(early)}</span>}
        </dd>
        <dt>{t.office}</dt>
        <dd>{review.office_name}</dd>
        <dt>{t.distance}</dt>
        <dd>{review.distance_m === null ? t.noPosition : metres(review.distance_m, lang)}</dd>
        <dt>{t.accuracy}</dt>
        <dd>{review.accuracy_m === null ? t.noPosition : `±${metres(review.accuracy_m, lang)}`}</dd>
      </dl>
      <Why review={review} drawn={drawn} />
    </>
  );
}

function Why({ review, drawn }: FactsProps) {
  const { t } = usePageWords(BENCH);
  const { t: names } = usePageWords(REVIEWS);
  const signals = Object.entries(review.signals);
  if (!signals.length) {
    return (
      <p>
        <span class="strong">{t.why}:</span> {drawn ?? t.drawn}
      </p>
    );
  }
  return (
    <Notice tone="warn" title={names.flagged}>
      <ul class="bullets">
        {signals.map(([name, facts]) => (
          <li key={name}>
            {names.signals[name] ?? name}
            {t.facts[name] && `: ${t.facts[name](facts as Record<string, number>)}`}
          </li>
        ))}
      </ul>
      <p>{t.signalsOnly}</p>
    </Notice>
  );
}
