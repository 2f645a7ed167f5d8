/** The twelve months of a year, each day coloured by what it is. */
import type { CityCalendar } from "../../state/read_city";
import { monthName } from "../../words/format";
import { usePageWords } from "../../words/words";
import { CALENDAR } from "./words";
import { type MonthWeeks, type YearDay, yearOf } from "./year_plan";

export function Months({ year, calendar, today }: { year: string; calendar: CityCalendar; today: string }) {
  const { t } = usePageWords(CALENDAR);
  return (
    <section aria-label={t.yearOf(year)}>
      <ul class="year-legend" aria-label={t.legend}>
        {Object.entries(t.kinds).map(([kind, name]) => (
          <li key={kind}>
            <span class={`year-mark day-${kind}`} aria-hidden="true" />
            {name}
          </li>
        ))}
      </ul>
      <div class="year">
        {yearOf(Number(year), calendar).map((weeks, at) => (
          <Month key={at} month={`${year}-${String(at + 1).padStart(2, "0")}`} weeks={weeks} today={today} />
        ))}
      </div>
    </section>
  );
}

function Month({ month, weeks, today }: { month: string; weeks: MonthWeeks; today: string }) {
  const { t, lang } = usePageWords(CALENDAR);
  return (
    <table class="year-month card">
      <caption>{monthName(month, lang)}</caption>
      <thead>
        <tr>
          {t.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={row}>
            {week.map((day, at) => (
              <Day key={at} day={day} isToday={day?.on === today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Colour alone tells nothing: the name is in the cell's title and for who listens; the table below has it for all. */
function Day({ day, isToday }: { day: YearDay | null; isToday: boolean }) {
  const { t } = usePageWords(CALENDAR);
  if (!day) return <td />;
  const { holiday, order, weekday } = day;
  const kind = holiday ? holiday.kind : order ? "order" : weekday > 4 ? "rest" : "";
  const said = [holiday?.name, order?.name, isToday && t.today].filter(Boolean).join(", ");
  return (
    <td class={`${kind ? `day-${kind}` : ""} ${isToday ? "day-today" : ""}`} title={said || undefined}>
      {day.day}
      {said && <span class="unseen"> {said}</span>}
    </td>
  );
}
