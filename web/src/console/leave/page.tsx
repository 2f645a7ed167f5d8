/** Annual leave of a unit's people, and what each brought along from the old books. */
import { useRef, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { fewAtOnce } from "../../api/few_at_once";
import { useAnswer } from "../../api/use_answer";
import { Select } from "../../parts/labelled";
import { Said } from "../../parts/said";
import { UnitSelect } from "../../parts/unit_select";
import { useHere } from "../../state/here";
import type { Unit } from "../../state/read_city";
import { useStandingUnits } from "../../state/standing";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { Beside, Opened } from "../parts/opened";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import { shownOf, type TablePlan } from "../parts/table_state";
import { useQuery } from "../use_query";
import { OpeningBalance } from "./balance_form";
import { type Leave, LeaveFacts, useColumns } from "./columns";
import { DESK_LEAVE } from "./words";

type Member = Schemas["MemberView"];
const PAGE_SIZE = 20; // each of them is asked for by itself

export default function LeaveDesk() {
  const { t } = usePageWords(DESK_LEAVE);
  const units = useStandingUnits();
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={units}>
        {(found) => (found.length ? <Chosen units={found} /> : <Empty text={t.noUnits} />)}
      </Awaited>
    </>
  );
}

function Chosen({ units }: { units: readonly Unit[] }) {
  const { t } = usePageWords(DESK_LEAVE);
  const { on } = useHere();
  const [{ unit = "", tahun = "" }, change] = useQuery();
  const now = on.slice(0, 4);
  const years = [now, String(Number(now) - 1)];
  const year = years.includes(tahun) ? tahun : now;
  const only = units.length === 1 ? (units[0]?.unit_id ?? "") : "";
  const unitId = units.find(({ unit_id }) => unit_id === unit)?.unit_id ?? only;
  return (
    <>
      <div class="table-tools">
        <UnitSelect
          label={t.unit}
          units={units}
          value={unitId}
          onValue={(id) => change({ unit: id, buka: null, page: null, q: null })}
          first={[["", t.unitNone]]}
        />
        <Select
          label={t.year}
          value={year}
          onValue={(chosen) => change({ tahun: chosen === now ? null : chosen })}
          options={years.map((each) => [each, each] as const)}
        />
      </div>
      {unitId ? <People key={`${unitId} ${year}`} unitId={unitId} year={year} /> : <Empty text={t.choose} />}
    </>
  );
}

function People({ unitId, year }: { unitId: string; year: string }) {
  const params = { path: { unit_id: unitId } };
  const asked = useAnswer(`people ${unitId}`, () => answer(api.GET("/units/{unit_id}/people", { params })));
  return <Awaited asked={asked}>{({ people }) => <Rows people={people} year={year} />}</Awaited>;
}

function Rows({ people, year }: { people: readonly Member[]; year: string }) {
  const { t } = usePageWords(DESK_LEAVE);
  const { roles } = useDesk();
  const [query, change] = useQuery();
  const { buka = "" } = query;
  const isAtOnce = useRef(buka !== "");
  const [said, setSaid] = useState({ text: "", at: 0 });
  const opened = people.find(({ employee_id }) => employee_id === buka);
  const sought: TablePlan<Member> = {
    columns: [{ key: "nama", title: t.person, sort: ({ name }) => name, cell: ({ name }) => name }],
    textOf: ({ name }) => name,
    sortedBy: "nama",
    pageSize: PAGE_SIZE,
  };
  const shown = shownOf(people, sought, query).rows.map(({ employee_id }) => employee_id);
  const asked = useAnswer(`leave ${year} ${shown.join(" ")}`, () => readLeave(shown, year));
  const openedLeave = asked.data?.get(buka);
  const plan = { ...sought, columns: useColumns(asked.data, buka, opened !== undefined) };
  return (
    <Beside
      table={
        <>
          {said.text && <Said key={said.at} text={said.text} />}
          {asked.refusal && <Awaited asked={asked}>{() => null}</Awaited>}
          <Table caption={t.people} rows={people} rowKey={({ employee_id }) => employee_id} empty={t.none} {...plan} />
        </>
      }
      opened={
        opened && (
          <Opened
            title={opened.name}
            ids={shown}
            id={buka}
            open={(id) => change({ buka: id })}
            isAtOnce={isAtOnce}
            keys={[]}
          >
            {openedLeave && <LeaveFacts leave={openedLeave} />}
            <OpeningBalance
              key={buka}
              employeeId={buka}
              year={year}
              mayWrite={roles.includes("city_admin")}
              saved={async () => {
                await asked.reload();
                setSaid({ text: t.saved(opened.name), at: Date.now() });
              }}
            />
          </Opened>
        )
      }
    />
  );
}

async function readLeave(ids: readonly string[], year: string): Promise<ReadonlyMap<string, Leave>> {
  const found = new Map<string, Leave>();
  await fewAtOnce(ids, async (employee_id) => {
    const params = { path: { employee_id }, query: { year: Number(year) } };
    found.set(employee_id, await answer(api.GET("/employees/{employee_id}/leave", { params })));
  });
  return found;
}
