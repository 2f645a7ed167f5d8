/** What superiors said to somebody in a year, the last word first: to whom it was said, and to who assesses them. */
import type { Schemas } from "../api/client";
import type { Asked } from "../api/use_answer";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { dateAndTime } from "../words/format";
import { usePageWords } from "../words/words";
import { EVALUATIONS } from "./words";

export function FeedbackWords({ asked }: { asked: Asked<Schemas["FeedbackView"]> }) {
  const { t, lang } = usePageWords(EVALUATIONS);
  const { zone } = useHere();
  return (
    <section class="card stack" aria-labelledby="words">
      <h2 id="words">{t.feedback}</h2>
      <Awaited asked={asked}>
        {({ words, names }) =>
          words.length ? (
            <ul class="plan-goals">
              {[...words].reverse().map((each) => (
                <li key={each.feedback_id}>
                  <p class="own-words">{each.text}</p>
                  <p class="soft small">{t.stepBy(names[each.by] ?? each.by, dateAndTime(each.at, lang, zone))}</p>
                </li>
              ))}
            </ul>
          ) : (
            <p>{t.noFeedback}</p>
          )
        }
      </Awaited>
    </section>
  );
}
