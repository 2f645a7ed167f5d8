/** All cases of a year by stage and deadline, and a unit's people by the level they reached. */
import { useAnswer } from "../../api/use_answer";
import { CASES } from "../../own_cases/words";
import { Select } from "../../parts/labelled";
import { address } from "../../route";
import { indented, inTree } from "../../setting_up/unit_tree";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { dateAndTime, shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery, withQuery } from "../use_query";
import { type CaseLine, readCases, readPeople, type Sums } from "./read";
import { DISCIPLINE } from "./words";

const YEARS_BACK = 5;
const WEIGHTS: Record<string, number> = { light: 1, medium: 2, heavy: 3 };

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
          sort: ({ level, days }) => (WEIGHTS[level] ?? 0) * 100 + days,
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

function People({ year }: { year: string }) {
  const { t, lang } = usePageWords(DISCIPLINE);
  const [query, change] = useQuery();
  const units = useUnits();
  const placed = inTree(units.data ?? [], lang);
  const unitId = placed.some(({ unit }) => unit.unit_id === query.unit) ? query.unit : placed[0]?.unit.unit_id;
  const people = useAnswer(unitId ? `people ${unitId} ${year}` : null, () => readPeople(unitId ?? "", year));
  return (
    <Awaited asked={units}>
      {(found) =>
        found.length === 0 ? (
          <Empty text={t.noUnit} />
        ) : (
          <>
            <div class="table-tools">
              <Select
                label={t.unit}
                value={unitId ?? ""}
                onValue={(chosen) => change({ unit: chosen, opage: null })}
                options={placed.map((each) => [each.unit.unit_id, indented(each)])}
              />
            </div>
            <Awaited asked={people}>{(rows) => <PeopleTable rows={rows} year={year} />}</Awaited>
          </>
        )
      }
    </Awaited>
  );
}

function PeopleTable({ rows, year }: { rows: Sums[]; year: string }) {
  const { t, lang } = usePageWords(DISCIPLINE);
  const { t: named } = usePageWords(CASES);
  const weight = ({ reached }: Sums) =>
    reached ? (WEIGHTS[reached.threshold.level] ?? 0) * 100 + reached.threshold.days : null;
  return (
    <Table
      name="o"
      caption={t.peopleList}
      rows={rows}
      rowKey={({ employee_id }) => employee_id}
      empty={t.noPeople}
      sortedBy="-level"
      textOf={({ name }) => name}
      filters={[
        {
          key: "reached",
          label: t.onlyReached,
          options: [
            ["yes", t.reachedOnly],
            ["no", t.notReached],
          ],
          keeps: ({ reached }, value) => (reached !== null) === (value === "yes"),
        },
      ]}
      columns={[
        {
          key: "name",
          title: t.name,
          sort: ({ name }) => name,
          cell: ({ name, employee_id }) => (
            <a href={withQuery(address("disiplin", employee_id), { tahun: year })}>{name}</a>
          ),
        },
        {
          key: "days",
          title: t.days,
          isNumber: true,
          sort: ({ counted_days }) => counted_days,
          cell: ({ counted_days }) => counted_days,
        },
        {
          key: "run",
          title: t.run,
          isNumber: true,
          sort: ({ longest_run }) => longest_run,
          cell: ({ longest_run }) => longest_run,
        },
        {
          key: "level",
          title: t.reached,
          sort: weight,
          cell: ({ reached }) =>
            reached ? `${named.levels[reached.threshold.level]}: ${reached.threshold.sanction}` : "–",
        },
        {
          key: "by",
          title: t.deadline,
          sort: ({ reached }) => reached?.act_by ?? null,
          cell: ({ reached }) => (reached?.act_by ? shortDate(reached.act_by, lang) : reached ? t.noDeadline : "–"),
        },
        {
          key: "next",
          title: t.next,
          isNumber: true,
          sort: ({ days_to_next }) => days_to_next,
          cell: ({ days_to_next }) => (days_to_next === null ? "–" : t.left(days_to_next)),
        },
      ]}
    />
  );
}
