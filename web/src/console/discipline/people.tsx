/** A unit's people by the level they reached this year. */
import { useAnswer } from "../../api/use_answer";
import { CASES } from "../../own_cases/words";
import { UnitSelect } from "../../parts/unit_select";
import { address } from "../../route";
import { inTree } from "../../setting_up/unit_tree";
import { useUnits } from "../../state/read_city";
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery, withQuery } from "../use_query";
import { readPeople, type Sums, weightOf } from "./read";
import { DISCIPLINE } from "./words";

export function People({ year }: { year: string }) {
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
              <UnitSelect
                label={t.unit}
                units={found}
                value={unitId ?? ""}
                onValue={(chosen) => change({ unit: chosen, opage: null })}
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
  const weight = ({ reached }: Sums) => reached && weightOf(reached.threshold);
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
