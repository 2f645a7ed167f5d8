/** `#/penilaian`: a unit's period: who is to be rated or approved, one of them opened beside, how predicates spread. */
import { useRef, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { EVALUATIONS } from "../../evaluations/words";
import { Select } from "../../parts/labelled";
import { Said } from "../../parts/said";
import { UnitSelect } from "../../parts/unit_select";
import { useHere } from "../../state/here";
import { type Unit, useSettings, useUnits } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import { firstUnit } from "../parts/first_unit";
import { Beside, OpenLink } from "../parts/opened";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import { allShown, type TablePlan } from "../parts/table_state";
import { useQuery } from "../use_query";
import { One } from "./one";
import { periodsUntil } from "./periods";
import { type Row, rowsOf } from "./rows";
import { Spread } from "./spread";
import { UNIT_EVALUATIONS } from "./words";

export default function Evaluations() {
  const { t } = usePageWords(UNIT_EVALUATIONS);
  const units = useUnits();
  const settings = useSettings();
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={units}>
        {(found) =>
          found.length ? (
            <Awaited asked={settings}>
              {({ performance_rules }) => <Chosen units={found} rules={performance_rules} />}
            </Awaited>
          ) : (
            <Empty text={t.noUnit} />
          )
        }
      </Awaited>
    </>
  );
}

interface ChosenProps {
  units: readonly Unit[];
  rules: Schemas["Settings"]["performance_rules"];
}

function Chosen({ units, rules }: ChosenProps) {
  const { t: named } = usePageWords(EVALUATIONS);
  const { t } = usePageWords(UNIT_EVALUATIONS);
  const { me, on } = useHere();
  const [{ unit = "", periode = "" }, change] = useQuery();
  const periods = periodsUntil(on, rules);
  const period = periods.includes(periode) ? periode : (periods[0] ?? "");
  const unitId = units.some(({ unit_id }) => unit_id === unit) ? unit : (firstUnit(units, me.employee) ?? "");
  return (
    <>
      <div class="table-tools">
        <UnitSelect
          label={t.unit}
          units={units}
          value={unitId}
          onValue={(chosen) => change({ unit: chosen, buka: null, page: null, q: null })}
        />
        <Select
          label={t.period}
          value={period}
          onValue={(chosen) => change({ periode: chosen, buka: null, page: null })}
          options={periods.map((each) => [each, named.period(each)])}
        />
      </div>
      <UnitPeriod key={`${unitId} ${period}`} unitId={unitId} period={period} />
    </>
  );
}

function UnitPeriod({ unitId, period }: { unitId: string; period: string }) {
  const path = { unit_id: unitId };
  const year = period.slice(0, 4);
  const plans = useAnswer(`unit plans ${unitId} ${year}`, () =>
    answer(api.GET("/units/{unit_id}/plans/{year}", { params: { path: { ...path, year } } })),
  );
  const asked = useAnswer(`unit evaluations ${unitId} ${period}`, () =>
    answer(api.GET("/units/{unit_id}/evaluations/{period}", { params: { path: { ...path, period } } })),
  );
  return (
    <Awaited asked={plans}>
      {(planned) => (
        <Awaited asked={asked}>{(found) => <Rows plans={planned} found={found} reload={asked.reload} />}</Awaited>
      )}
    </Awaited>
  );
}

interface RowsProps {
  plans: Schemas["UnitPlansView"];
  found: Schemas["UnitEvaluationsView"];
  reload: () => Promise<void>;
}

function Rows({ plans, found, reload }: RowsProps) {
  const { t: named } = usePageWords(EVALUATIONS);
  const { t } = usePageWords(UNIT_EVALUATIONS);
  const { me } = useHere();
  const [query, change] = useQuery();
  const { buka = "" } = query;
  const isAtOnce = useRef(buka !== "");
  const [said, setSaid] = useState({ text: "", at: 0 });
  const mine = me.employee.employee_id;
  const rows = rowsOf(plans, found, mine);
  const opened = rows.find(({ id }) => id === buka);
  const plan: TablePlan<Row> = {
    textOf: ({ name }) => name,
    sortedBy: "name",
    filters: [
      {
        key: "giliran",
        label: t.whose,
        options: [
          ["nilai", t.mine],
          ["setuju", t.mineToApprove],
        ],
        keeps: ({ assessorId, approverId }, value) => (value === "nilai" ? assessorId === mine : approverId === mine),
      },
      {
        key: "keadaan",
        label: t.state,
        options: Object.entries(named.states),
        keeps: ({ state }, value) => state === value,
      },
    ],
    columns: [
      {
        key: "name",
        title: t.name,
        sort: ({ name }) => name,
        cell: ({ id, name, number }) => (
          <OpenLink id={id} openedId={buka}>
            {number > 1 ? `${name}, ${named.part(number)}` : name}
          </OpenLink>
        ),
      },
      { key: "state", title: t.state, sort: ({ state }) => state, cell: ({ state }) => named.states[state] ?? state },
      {
        key: "predicate",
        title: t.predicate,
        sort: ({ predicate }) => predicate,
        cell: ({ predicate }) => (predicate ? named.predicates[predicate] : "–"),
      },
    ],
  };
  return (
    <Beside
      table={
        <>
          {said.text && <Said key={said.at} text={said.text} />}
          <Table caption={t.list} rows={rows} rowKey={({ id }) => id} empty={t.empty} {...plan} />
          <Spread of={found} reload={reload} />
        </>
      }
      opened={
        opened && (
          <One
            key={opened.id}
            chosen={opened}
            period={found.period_id}
            ids={allShown(rows, plan, query).map(({ id }) => id)}
            id={opened.id}
            open={(id) => change({ buka: id })}
            isAtOnce={isAtOnce}
            done={async (text) => {
              await reload();
              setSaid(({ at }) => ({ text, at: at + 1 }));
            }}
          />
        )
      }
    />
  );
}
