/** A unit's plans of a year, with whoever has none among them. */
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Select } from "../../parts/labelled";
import { PLANS } from "../../plans/words";
import { address } from "../../route";
import { indented, inTree } from "../../setting_up/unit_tree";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { dateAndTime, shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery, withQuery } from "../use_query";
import { OWN, UNIT_PLANS } from "./words";

type UnitYear = Schemas["UnitPlansView"];
interface Row {
  employeeId: string;
  name: string;
  state: string;
  line: UnitYear["lines"][number] | null;
}

export function UnitPlans() {
  const { t, lang } = usePageWords(UNIT_PLANS);
  const [query, change] = useQuery();
  const now = Number(useHere().on.slice(0, 4));
  const years = [now + 1, now, now - 1, now - 2].map(String);
  const year = years.includes(query.tahun ?? "") ? (query.tahun ?? "") : String(now);
  const units = useUnits();
  const placed = inTree(units.data ?? [], lang);
  const unitId = placed.some(({ unit }) => unit.unit_id === query.unit) ? query.unit : placed[0]?.unit.unit_id;
  const path = { unit_id: unitId ?? "", year };
  const asked = useAnswer(unitId ? `unit plans ${unitId} ${year}` : null, () =>
    answer(api.GET("/units/{unit_id}/plans/{year}", { params: { path } })),
  );
  return (
    <>
      <p class="lead">{t.lead}</p>
      <p>
        <a href={address("rencana", OWN)}>{t.own}</a>
      </p>
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
                  onValue={(chosen) => change({ unit: chosen, page: null })}
                  options={placed.map((each) => [each.unit.unit_id, indented(each)])}
                />
                <Select
                  label={t.year}
                  value={year}
                  onValue={(chosen) => change({ tahun: chosen, page: null })}
                  options={years.map((each) => [each, each])}
                />
              </div>
              <Awaited asked={asked}>{(unit) => <Lines found={unit} />}</Awaited>
            </>
          )
        }
      </Awaited>
    </>
  );
}

function Lines({ found }: { found: UnitYear }) {
  const { t, lang } = usePageWords(UNIT_PLANS);
  const { t: named } = usePageWords(PLANS);
  const { zone } = useHere();
  const rows = rowsOf(found);
  return (
    <Table
      caption={t.list}
      rows={rows}
      rowKey={({ employeeId, line }) => `${employeeId} ${line?.number ?? 0}`}
      empty={t.empty}
      textOf={({ name }) => name}
      sortedBy="name"
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
          cell: ({ name, employeeId, line }) =>
            line ? (
              <a href={withQuery(address("rencana", employeeId), { tahun: String(found.year), unit: found.unit_id })}>
                {name}
              </a>
            ) : (
              name
            ),
        },
        { key: "state", title: t.state, sort: ({ state }) => state, cell: ({ state }) => named.states[state] ?? state },
        {
          key: "goals",
          title: t.goals,
          isNumber: true,
          sort: ({ line }) => line?.goals ?? null,
          cell: ({ line }) => line?.goals ?? "–",
        },
        {
          key: "span",
          title: t.span,
          sort: ({ line }) => line?.starts_on ?? null,
          cell: ({ line }) => (line ? t.until(shortDate(line.starts_on, lang), shortDate(line.ends_on, lang)) : "–"),
        },
        {
          key: "moved",
          title: t.moved,
          sort: ({ line }) => line?.moved_at ?? null,
          cell: ({ line }) => (line ? dateAndTime(line.moved_at, lang, zone) : "–"),
        },
      ]}
    />
  );
}

function rowsOf({ lines, without, names }: UnitYear): Row[] {
  const name = (employeeId: string) => names[employeeId] ?? employeeId;
  return [
    ...lines.map((line) => ({
      employeeId: line.employee_id,
      name: name(line.employee_id),
      state: line.state as string,
      line,
    })),
    ...without.map((employeeId) => ({ employeeId, name: name(employeeId), state: "none", line: null })),
  ];
}
