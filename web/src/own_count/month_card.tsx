/** What one month takes off, part by part. */
import type { Schemas } from "../api/client";
import { Notice } from "../parts/notice";
import { dayOfMonth, monthName, shortDate } from "../words/format";
import { percent, rupiah } from "../words/number";
import { usePageWords } from "../words/words";
import { DayLine } from "./day_line";
import { COUNT } from "./words";

export function MonthCard({ found }: { found: Schemas["OwnAllowanceView"] }) {
  const { t, lang } = usePageWords(COUNT);
  const { deductions, changes, minutes, absent_days, percent_bp, adjusted_bp, undecided_days, unconfirmed } =
    found.person;
  const { base_idr, cut_idr, adjusted_idr, total_idr } = found.person;
  return (
    <section class="card stack" aria-labelledby="month">
      <h2 id="month">{t.month(monthName(found.month, lang))}</h2>
      {!deductions.length && !changes.length && <p>{t.nothing}</p>}
      {(minutes > 0 || absent_days > 0) && <p class="strong">{t.sum(minutes, absent_days)}</p>}
      {percent_bp !== null && percent_bp > 0 && <p class="strong">{t.percent(percent(percent_bp, lang))}</p>}
      {base_idr !== null && cut_idr !== null && cut_idr > 0 && (
        <p class="strong">{t.rupiah(rupiah(cut_idr, lang), rupiah(base_idr, lang))}</p>
      )}
      {adjusted_bp !== null && adjusted_bp !== 0 && (
        <p>{t.adjusted(both(adjusted_bp, base_idr === null ? null : adjusted_idr, lang))}</p>
      )}
      {adjusted_idr !== null && adjusted_idr !== 0 && total_idr !== null && (
        <p class="strong">{t.total(rupiah(total_idr, lang))}</p>
      )}
      {undecided_days > 0 && <p>{t.undecided(undecided_days)}</p>}
      {deductions.length > 0 && (
        <ul class="rows count-days">
          {deductions.map((each) => (
            <DayLine key={`${each.on} ${each.event}`} on={each.on} name={dayOfMonth(each.on, lang)}>
              {lineOf(each, t.events, t.minutes, lang)}
            </DayLine>
          ))}
        </ul>
      )}
      {changes.length > 0 && (
        <>
          <h3>{t.changed}</h3>
          <ul class="rows count-days">
            {changes.map((each) => (
              <DayLine key={`${each.on} ${each.unit_id}`} on={each.on} name={shortDate(each.on, lang)}>
                {each.changed_bp === null ? "" : both(each.changed_bp, each.changed_idr, lang)}
              </DayLine>
            ))}
          </ul>
        </>
      )}
      {found.locked_at && <p class="hint">{t.locked}</p>}
      {unconfirmed.length > 0 && (
        <Notice tone="info" icon="clock">
          <p>{t.allowanceUnconfirmed}</p>
        </Notice>
      )}
    </section>
  );
}

function lineOf(
  each: Schemas["DeductionView"],
  events: Record<string, string>,
  minutes: (count: number) => string,
  lang: "id" | "en",
): string {
  const parts = [events[each.event] ?? each.event, each.minutes > 0 && minutes(each.minutes)];
  return [...parts, each.percent_bp !== null && both(each.percent_bp, each.cut_idr, lang)].filter(Boolean).join(" · ");
}

function both(hundredths: number, amount: number | null, lang: "id" | "en"): string {
  return [percent(hundredths, lang), amount !== null && rupiah(amount, lang)].filter(Boolean).join(" · ");
}
