/** All cases of a year by stage and deadline, and a unit's people by the level they reached. */
import { useAnswer } from "../../api/use_answer";
import { CASES } from "../../own_cases/words";
import { Select } from "../../parts/labelled";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { dateAndTime, shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery } from "../use_query";
import { People } from "./people";
import { type CaseLine, readCases, weightOf } from "./read";
import { DISCIPLINE } from "./words";

const YEARS_BACK = 5;

export function Overview() {
  const { t } = usePageWords(DISCIPLINE);
  const [query, change] = useQuery();
  const now = Number(useHere().on.slice(0, 4));
  const years = Array.from({ length: YEARS_BACK }, (_, back) => String(now - back));
  const year = years.includes(query.tahun ?? "") ? (query.tahun ?? "") : String(now);
  const cases = useAnswer(`cases ${year}`, () => readCases(Number(year)));
  return (
    <>
      <p class="lead">{t.lead}</p>
      <div class="table-tools">
        <Select
          label={t.year}
          value={year}
          onValue={(chosen) => change({ tahun: chosen })}
          options={years.map((each) => [each, each])}
        />
      </div>
      <section class="stack" aria-labelledby="cases">
        <h2 id="cases">{t.cases}</h2>
        <Awaited asked={cases}>{(rows) => <Cases rows={rows} />}</Awaited>
      </section>
      <section class="stack" aria-labelledby="people">
        <h2 id="people">{t.people}</h2>
        <People year={year} />
      </section>
    </>
  );
}

function Cases({ rows }: { rows: CaseLine[] }) {
  const { t, lang } = usePageWords(DISCIPLINE);
  const { zone } = useHere();
  const { t: named } = usePageWords(CASES);
  const day = (on: string | null) => (on ? shortDate(on, lang) : "–");
  return (
    <Table
      caption={t.caseList}
      rows={rows}
      rowKey={({ employee_id, case_id }) => `${employee_id} ${case_id}`}
      empty={t.noCases}
      textOf={({ name, case_id }) => `${name} ${case_id}`}
      filters={[
        {
          key: "state",
          label: t.state,
          options: Object.entries(named.states),
          keeps: ({ state }, value) => state === value,
        },
      ]}
      columns={[
        {
          key: "name",
          title: t.name,
          sort: ({ name }) => name,
          cell: ({ name, employee_id, case_id }) => (
            <a href={address("disiplin", employee_id, case_id)}>
              {name} · {case_id}
            </a>
          ),
        },
        { key: "state", title: t.state, sort: ({ state }) => state, cell: ({ state }) => named.states[state] },
        {
          key: "level",
          title: t.level,
          sort: weightOf,
          cell: ({ level, days, in_a_row }) => `${named.levels[level]}, ${in_a_row ? t.inARow(days) : t.inAYear(days)}`,
        },
        {
          key: "by",
          title: t.deadline,
          sort: ({ act_by }) => act_by,
          cell: ({ act_by }) => (act_by ? day(act_by) : t.noDeadline),
        },
        { key: "appear", title: t.appear, sort: ({ appear_on }) => appear_on, cell: ({ appear_on }) => day(appear_on) },
        {
          key: "object",
          title: t.object,
          sort: ({ object_until }) => object_until,
          cell: ({ object_until }) => day(object_until),
        },
        {
          key: "moved",
          title: t.moved,
          sort: ({ moved_at }) => moved_at,
          cell: ({ moved_at }) => dateAndTime(moved_at, lang, zone),
        },
      ]}
    />
  );
}
