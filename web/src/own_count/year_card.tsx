/** What the calendar year came to, what a regulation names from where on, and every day that is part of it. */
import type { Schemas } from "../api/client";
import { Notice } from "../parts/notice";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { DayLine } from "./day_line";
import { COUNT, type CountWords } from "./words";

export function YearCard({ found }: { found: Schemas["DisciplineView"] }) {
  const { t, lang } = usePageWords(COUNT);
  const { sums, opening, days } = found;
  const minutes = sums.late_min + sums.early_min + sums.missing_min;
  const perDay = sums.minutes_per_day;
  const unsure = sums.unconfirmed.flatMap((each) => t.unconfirmed[each] ?? []);
  return (
    <section class="card stack" aria-labelledby="year">
      <h2 id="year">{t.year(String(found.year))}</h2>
      <div class="count-lines">
        <p class="strong">{t.counted(sums.unexcused_days)}</p>
        {opening.unexcused_days > 0 && <p>{t.brought(opening.unexcused_days)}</p>}
        {minutes > 0 && <p>{t.yearMinutes(minutes)}</p>}
        {minutes > 0 && perDay !== null && <p>{t.converted(perDay, sums.converted_days ?? 0)}</p>}
        {sums.left_out_min > 0 && <p>{t.leftOut(sums.left_out_min)}</p>}
        {sums.longest_run > 1 && <p>{t.run(sums.longest_run)}</p>}
        {sums.undecided_days > 0 && <p>{t.undecided(sums.undecided_days)}</p>}
      </div>
      <Meaning sums={sums} />
      {days.length > 0 && (
        <details>
          <summary>{t.all(days.length)}</summary>
          <ul class="rows count-days">
            {days.map((each) => (
              <DayLine key={each.on} on={each.on} name={shortDate(each.on, lang)}>
                {each.days > 0 ? t.day : minutesOf(each, t)}
              </DayLine>
            ))}
          </ul>
        </details>
      )}
      {unsure.length > 0 && (
        <Notice tone="info" icon="clock" title={t.unconfirmedTitle}>
          {unsure.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </Notice>
      )}
    </section>
  );
}

function minutesOf(each: Schemas["CountedDayView"], t: CountWords): string {
  const said = t.minutes(each.late_min + each.early_min + each.missing_min);
  return each.left_out ? t.leftOutDay(said) : said;
}

function Meaning({ sums }: { sums: Schemas["DisciplineSumsView"] }) {
  const { t } = usePageWords(COUNT);
  const { reached, next, days_to_next } = sums;
  if (!reached && !next) return null;
  return (
    <div class="count-lines">
      {reached ? (
        <>
          <p>{t.reached(reached.threshold.days, reached.threshold.in_a_row, reached.threshold.article)}</p>
          <p>{t.named(reached.threshold.sanction)}</p>
          <p>{t.proposal}</p>
        </>
      ) : (
        <p>{t.none}</p>
      )}
      {next && days_to_next !== null && <p>{t.nextAt(next.days, days_to_next)}</p>}
    </div>
  );
}
