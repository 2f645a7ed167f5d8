/**
 * A month, Monday to Sunday. One day in the tab order, arrows move among them, Enter or a tap chooses one,
 * Page Up and Page Down turn the month: the grid of the ARIA practices.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { useInside, worksByRoster } from "../state/inside";
import { dayOfMonth, monthName } from "../words/format";
import { usePageWords } from "../words/words";
import { beginOf, type Day, dayAfter, kindOf, toneOf, weeksOf } from "./kind";
import { Mark } from "./mark";
import { sayKind } from "./say";
import { HISTORY } from "./words";

interface CalendarProps {
  days: readonly Day[];
  now: string;
  /** The date whose details are shown; "" for none. */
  chosen: string;
  onChoose: (date: string) => void;
  onStep: (by: number) => void;
  /** The month was turned by a key: whoever did goes on here. */
  isTurned: boolean;
}

export function Calendar({ days, now, chosen, onChoose, onStep, isTurned }: CalendarProps) {
  const { t, lang } = usePageWords(HISTORY);
  const { me } = useInside();
  const table = useRef<HTMLTableElement>(null);
  const start = days.findIndex(({ local_date }) => local_date === (chosen || now));
  const [at, setAt] = useState(Math.max(0, start));
  const place = (day: number) => table.current?.querySelectorAll<HTMLElement>("button")[day];
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the month is first shown
  useEffect(() => {
    if (isTurned) place(at)?.focus();
  }, []);
  const hasBoth = days.some((day) => day.trial) && days.some((day) => !day.trial);
  const byRoster = worksByRoster(me, days[0]?.local_date ?? now);
  function onKeyDown(event: KeyboardEvent) {
    const turn = { PageUp: -1, PageDown: 1 }[event.key];
    const to = dayAfter(at, event.key, days);
    if (turn) onStep(turn);
    if (turn || to !== undefined) event.preventDefault();
    if (to === undefined) return;
    setAt(to);
    place(to)?.focus();
  }
  return (
    <table
      class="month"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are chosen
      role="grid"
      aria-label={t.grid(monthName(days[0]?.local_date.slice(0, 7) ?? "", lang))}
      ref={table}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          {t.weekdays.map((name, weekday) => (
            <th key={name} scope="col" abbr={t.weekdaysLong[weekday]}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find(Boolean)?.local_date}>
            {week.map((day, weekday) =>
              day ? (
                <DayCell
                  key={day.local_date}
                  day={day}
                  now={now}
                  isChosen={day.local_date === chosen}
                  isInTabs={days[at] === day}
                  isMarked={hasBoth}
                  withBegin={byRoster}
                  choose={() => {
                    setAt(days.indexOf(day));
                    onChoose(day.local_date);
                  }}
                />
              ) : (
                <td key={weekday} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps {
  day: Day;
  now: string;
  isChosen: boolean;
  isInTabs: boolean;
  /** The month holds days that count and days of trial: the latter look otherwise. */
  isMarked: boolean;
  /** The hour of a shift to come, where each day may have another. */
  withBegin: boolean;
  choose: () => void;
}

function DayCell({ day, now, isChosen, isInTabs, isMarked, withBegin, choose }: DayCellProps) {
  const { t, lang } = usePageWords(HISTORY);
  const kind = kindOf(day, now);
  const isToday = day.local_date === now;
  const begin = withBegin && kind === "planned" ? beginOf(day) : "";
  const said = [
    `${dayOfMonth(day.local_date, lang)}${isToday ? `, ${t.today}` : ""}`,
    kind === "outside" ? t.notAssigned : sayKind(day, kind, t),
    begin && t.begins(begin),
    day.trial && day.local_date <= now && t.trial,
  ];
  const looks = [`tone-${toneOf(kind)}`, `day-${kind}`, isToday && "now", isMarked && day.trial && "day-trial"];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus, as in the date picker of the practices
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
      role="gridcell"
      aria-selected={isChosen}
      class={looks.filter(Boolean).join(" ")}
    >
      <button
        type="button"
        tabIndex={isInTabs ? 0 : -1}
        aria-current={isToday ? "date" : undefined}
        aria-label={said.filter(Boolean).join(": ")}
        onClick={choose}
      >
        <span class="day-number">{Number(day.local_date.slice(8))}</span>
        {begin ? <span class="day-begin">{begin}</span> : <Mark kind={kind} />}
      </button>
    </td>
  );
}
