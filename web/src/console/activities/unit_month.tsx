/** Everybody of the unit's month with their sums; each leads to what they reported. */
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Way } from "../../parts/way";
import { sayMinutes } from "../../performance/report";
import { ACTIVITIES } from "../../performance/words";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { DECIDERS } from "../../state/roles";
import { longDate, shortDate } from "../../words/format";
import type { Language } from "../../words/language";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Stats } from "../parts/stats";
import { Table } from "../parts/table";
import type { Column, Filter } from "../parts/table_state";
import { DESK_ACTIVITIES, type DeskActivityWords } from "./words";

type Line = Schemas["ActivityLineView"];
type Month = Schemas["UnitActivitiesView"];

export function UnitMonth({ unitId, month }: { unitId: string; month: string }) {
  const { t, lang } = usePageWords(DESK_ACTIVITIES);
  const words = usePageWords(ACTIVITIES).t;
  const { me } = useHere();
  const asked = useAnswer(`unit activities ${unitId} ${month}`, () => whole(unitId, month));
  const answers = me.employee.grants.some(({ role }) => DECIDERS.includes(role));
  return (
    <Awaited asked={asked}>
      {(found) => (
        <>
          <p class="soft">{(found.is_open ? words.closesOn : words.closedOn)(longDate(found.closed_on, lang))}</p>
          <Stats
            label={t.stats}
            of={[
              { name: t.silent, value: found.silent, note: t.ofPeople(found.total) },
              { name: t.waiting, value: found.waiting, ...(found.waiting ? { tone: "warn" as const } : {}) },
              { name: t.total, value: sayMinutes(found.minutes, words.units) },
            ]}
          />
          {answers && found.waiting > 0 && found.is_open && <Way route={["kinerja", "tim", unitId]} title={t.answer} />}
          <Table
            caption={t.people}
            rows={found.people}
            rowKey={({ employee_id }) => employee_id}
            empty={t.none}
            textOf={({ name }) => name}
            sortedBy="name"
            filters={filtersOf(t)}
            columns={columnsOf(t, month, words.units, lang)}
          />
        </>
      )}
    </Awaited>
  );
}

/** Page by page, as the server gives them: fifty people each. */
async function whole(unit_id: string, month: string): Promise<Month> {
  const read = (page: number) =>
    answer(api.GET("/units/{unit_id}/activities", { params: { path: { unit_id }, query: { month, page } } }));
  const first = await read(1);
  const people = [...first.people];
  for (let page = 2; page <= first.pages; page++) people.push(...(await read(page)).people);
  return { ...first, people };
}

function filtersOf(t: DeskActivityWords): Filter<Line>[] {
  const kept: Record<string, (line: Line) => boolean> = {
    silent: ({ days }) => days === 0,
    waiting: ({ waiting }) => waiting > 0,
    returned: ({ returned }) => returned > 0,
  };
  return [
    {
      key: "show",
      label: t.show,
      options: [
        ["silent", t.onlySilent],
        ["waiting", t.onlyWaiting],
        ["returned", t.onlyReturned],
      ],
      keeps: (line, value) => kept[value]?.(line) ?? true,
    },
  ];
}

function columnsOf(
  t: DeskActivityWords,
  month: string,
  units: readonly [string, string],
  lang: Language,
): Column<Line>[] {
  const isNumber = true;
  return [
    {
      key: "name",
      title: t.name,
      sort: ({ name }) => name,
      cell: ({ employee_id, name }) => (
        <a href={`${address("kegiatan", "orang", employee_id)}?bulan=${month}`}>{name}</a>
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
      cell: ({ minutes }) => sayMinutes(minutes, units),
    },
    {
      key: "approved",
      title: t.approved,
      isNumber,
      sort: ({ approved_minutes }) => approved_minutes,
      cell: ({ approved_minutes }) => sayMinutes(approved_minutes, units),
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
