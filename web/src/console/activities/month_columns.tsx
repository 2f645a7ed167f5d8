/** What the table of a unit's month shows of each, and what may be left out of it. */
import type { Schemas } from "../../api/client";
import { sayMinutes } from "../../performance/report";
import { address } from "../../route";
import { shortDate } from "../../words/format";
import type { Language } from "../../words/language";
import type { Column, Filter } from "../parts/table_state";
import { withQuery } from "../use_query";
import type { DeskActivityWords } from "./words";

/** `plan`: how far the plan is that holds in the month; "none" where there is none, "" where it is another unit's. */
export type Line = Schemas["ActivityLineView"] & { plan: string };

interface Month {
  unitId: string;
  month: string;
  units: readonly [string, string];
  states: Readonly<Record<string, string>>;
}

export function filtersOf(t: DeskActivityWords): Filter<Line>[] {
  const kept: Record<string, (line: Line) => boolean> = {
    silent: ({ days }) => days === 0,
    waiting: ({ waiting }) => waiting > 0,
    returned: ({ returned }) => returned > 0,
    unplanned: isUnplanned,
  };
  return [
    {
      key: "show",
      label: t.show,
      options: [
        ["silent", t.onlySilent],
        ["waiting", t.onlyWaiting],
        ["returned", t.onlyReturned],
        ["unplanned", t.onlyUnplanned],
      ],
      keeps: (line, value) => kept[value]?.(line) ?? true,
    },
  ];
}

export function columnsOf(
  t: DeskActivityWords,
  { unitId, month, units, states }: Month,
  lang: Language,
): Column<Line>[] {
  const isNumber = true;
  return [
    {
      key: "name",
      title: t.name,
      sort: ({ name }) => name,
      cell: ({ employee_id, name }) => (
        <a href={withQuery(address("kegiatan", "orang", employee_id), { bulan: month, unit: unitId })}>{name}</a>
      ),
    },
    {
      key: "plan",
      title: t.plan,
      sort: ({ plan }) => plan,
      cell: ({ employee_id, plan }) =>
        plan === "" || plan === "none" ? (
          <span class={isUnplanned({ plan }) ? "late" : ""}>{states[plan] ?? "–"}</span>
        ) : (
          <a
            class={isUnplanned({ plan }) ? "late" : ""}
            href={withQuery(address("rencana", employee_id), { tahun: month.slice(0, 4), unit: unitId })}
          >
            {states[plan] ?? plan}
          </a>
        ),
    },
    {
      key: "days",
      title: t.days,
      isNumber,
      sort: ({ days, working_days }) => (working_days ? days / working_days : null),
      cell: ({ days, working_days }) => t.ofDays(days, working_days),
    },
    {
      key: "minutes",
      title: t.minutes,
      isNumber,
      sort: ({ minutes }) => minutes,
      cell: ({ minutes }) => <span class="nowrap">{sayMinutes(minutes, units)}</span>,
    },
    {
      key: "approved",
      title: t.approved,
      isNumber,
      sort: ({ approved_minutes }) => approved_minutes,
      cell: ({ approved_minutes }) => <span class="nowrap">{sayMinutes(approved_minutes, units)}</span>,
    },
    {
      key: "waiting",
      title: t.waiting,
      isNumber,
      sort: ({ waiting }) => waiting,
      cell: ({ waiting, oldest_waiting_on }) => (
        <>
          {waiting}
          {oldest_waiting_on && <span class="soft small"> {t.since(shortDate(oldest_waiting_on, lang))}</span>}
        </>
      ),
    },
    {
      key: "returned",
      title: t.returned,
      isNumber,
      sort: ({ returned }) => returned,
      cell: ({ returned }) => returned,
    },
    {
      key: "last",
      title: t.last,
      sort: ({ last_on }) => last_on,
      cell: ({ last_on }) => (last_on ? shortDate(last_on, lang) : "–"),
    },
  ];
}

/** Whether nothing is agreed of what they are to do in the month. */
export function isUnplanned({ plan }: Pick<Line, "plan">): boolean {
  return plan !== "agreed" && plan !== "";
}

/** How far the plan is that somebody has for the month: the last of them, where they moved within it. */
export function planOf(employeeId: string, month: string, plans: Schemas["UnitPlansView"]): string {
  const of = plans.lines.filter(({ employee_id }) => employee_id === employeeId);
  const within = of.filter(({ starts_on, ends_on }) => starts_on <= `${month}-31` && ends_on >= `${month}-01`);
  const last = within.sort((one, other) => one.number - other.number).at(-1);
  if (last) return last.state;
  return of.length || plans.without.includes(employeeId) ? "none" : "";
}
