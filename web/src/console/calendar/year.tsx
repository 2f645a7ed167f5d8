/** A year at a glance, its declared holidays, and those proposed to declare by one decree. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Stepper } from "../../parts/stepper";
import { address } from "../../route";
import { AddHoliday } from "../../setting_up/holiday_add";
import { Declare } from "../../setting_up/holiday_declare";
import type { Look } from "../../setting_up/holiday_send";
import { Withdraw } from "../../setting_up/holiday_withdraw";
import { HOLIDAYS } from "../../setting_up/holidays_words";
import { type Proposal, Told } from "../../setting_up/outcome";
import { type CityCalendar, type Holiday, useCalendar } from "../../state/read_city";
import { longDate, monthName } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery } from "../use_query";
import { PARTS, type PartProps } from "./page";
import { Rehearsal } from "./rehearsal";
import { CALENDAR } from "./words";
import { type MonthWeeks, type YearDay, yearOf } from "./year_plan";

export function Year({ now, isAdmin }: PartProps) {
  const { t } = usePageWords(CALENDAR);
  const words = usePageWords(HOLIDAYS).t;
  const [query, change] = useQuery();
  const year = /^20\d\d$/.test(query.tahun ?? "") ? (query.tahun as string) : now.on.slice(0, 4);
  const calendar = useCalendar();
  const [done, setDone] = useState<{ proposal: Proposal; said: string } | null>(null);
  const step = (by: number) => {
    setDone(null);
    change({ tahun: String(Number(year) + by) });
  };
  async function declared(proposal: Proposal, said = words.saved) {
    setDone({ proposal, said });
    await calendar.reload();
  }
  const look: Look = (holidays, setLookedAt) => (
    <Rehearsal change={{ holidays: [...holidays] }} today={now.on} onReady={setLookedAt} />
  );
  return (
    <>
      <p class="lead">{t.yearLead}</p>
      <Stepper
        label={t.yearOf(year)}
        previous={t.previousYear}
        next={t.nextYear}
        onPrevious={() => step(-1)}
        onNext={() => step(1)}
        isLast={Number(year) > Number(now.on.slice(0, 4)) + 1}
      />
      {done && (
        <Told
          key={done.proposal.proposal_id}
          {...done}
          href={address("kalender", PARTS.changes, done.proposal.proposal_id)}
        />
      )}
      <Awaited asked={calendar}>
        {(found) => (
          <>
            <Months year={year} calendar={found} today={now.on} />
            <Declared
              year={year}
              holidays={found.holidays.filter(({ on }) => on.startsWith(year))}
              isOpen={(on) => isAdmin && on > now.on}
              withdrawn={(proposal) => declared(proposal, words.withdrawn)}
            />
            {isAdmin && (
              <Proposed key={year} year={year} today={now.on} calendar={found} declared={declared} look={look} />
            )}
            {isAdmin && <AddHoliday declared={declared} look={look} />}
          </>
        )}
      </Awaited>
    </>
  );
}

function Months({ year, calendar, today }: { year: string; calendar: CityCalendar; today: string }) {
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

interface DeclaredProps {
  year: string;
  holidays: readonly Holiday[];
  isOpen: (on: string) => boolean;
  withdrawn: (proposal: Proposal) => Promise<void>;
}

function Declared({ year, holidays, isOpen, withdrawn }: DeclaredProps) {
  const { t, lang } = usePageWords(CALENDAR);
  return (
    <section>
      <h2>{t.declared(year)}</h2>
      <Table
        caption={t.declared(year)}
        rows={holidays}
        rowKey={({ on }) => on}
        empty={t.noneDeclared}
        sortedBy="on"
        columns={[
          { key: "name", title: t.name, cell: ({ name }) => name, sort: ({ name }) => name },
          { key: "on", title: t.date, cell: ({ on }) => longDate(on, lang), sort: ({ on }) => on },
          {
            key: "kind",
            title: t.kind,
            cell: ({ kind }) => t.kinds[kind] ?? kind,
            sort: ({ kind }) => t.kinds[kind] ?? kind,
          },
          { key: "decree", title: t.decree, cell: ({ decree_no }) => decree_no },
          ...(holidays.some(({ on }) => isOpen(on))
            ? [
                {
                  key: "act",
                  title: t.act,
                  cell: ({ on, name }: Holiday) => isOpen(on) && <Withdraw on={on} name={name} withdrawn={withdrawn} />,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

interface ProposedProps {
  year: string;
  today: string;
  calendar: CityCalendar;
  declared: (proposal: Proposal) => Promise<void>;
  look: Look;
}

function Proposed({ year, today, calendar, declared, look }: ProposedProps) {
  const { t } = usePageWords(HOLIDAYS);
  const query = { year: Number(year) };
  const asked = useAnswer(`holidays ${year} ${calendar.holidays.length}`, () =>
    answer(api.GET("/calendar/holiday-proposals", { params: { query } })),
  );
  // Before the city's first calendar no day is judged, and past dates may be declared as well.
  const isFirst = !calendar.patterns.length && !calendar.holidays.length;
  return (
    <section aria-labelledby="proposed">
      <h2 id="proposed">{t.propose(year)}</h2>
      <Awaited asked={asked}>
        {({ holidays }) => {
          const open = holidays.filter(({ on }) => isFirst || on >= today);
          if (!open.length) return <p class="soft">{t.nothing}</p>;
          return <Declare open={open} have={calendar.holidays} declared={declared} look={isFirst ? undefined : look} />;
        }}
      </Awaited>
    </section>
  );
}
