/** Everybody of the unit's month with their sums; each leads to what they reported. */
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Way } from "../../parts/way";
import { sayMinutes } from "../../performance/report";
import { ACTIVITIES } from "../../performance/words";
import { PLANS } from "../../plans/words";
import { useHere } from "../../state/here";
import { DECIDERS } from "../../state/roles";
import { longDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Stats } from "../parts/stats";
import { Table } from "../parts/table";
import { columnsOf, filtersOf, isUnplanned, type Line, planOf } from "./month_columns";
import { DESK_ACTIVITIES } from "./words";

type Month = Schemas["UnitActivitiesView"];

export function UnitMonth({ unitId, month }: { unitId: string; month: string }) {
  const year = month.slice(0, 4);
  const asked = useAnswer(`unit activities ${unitId} ${month}`, () => whole(unitId, month));
  const plans = useAnswer(`unit plans ${unitId} ${year}`, () =>
    answer(api.GET("/units/{unit_id}/plans/{year}", { params: { path: { unit_id: unitId, year } } })),
  );
  return (
    <Awaited asked={asked}>
      {(found) => (
        <Awaited asked={plans}>
          {(planned) => (
            <Shown
              found={found}
              lines={found.people.map((each) => ({ ...each, plan: planOf(each.employee_id, month, planned) }))}
            />
          )}
        </Awaited>
      )}
    </Awaited>
  );
}

function Shown({ found, lines }: { found: Month; lines: readonly Line[] }) {
  const { t, lang } = usePageWords(DESK_ACTIVITIES);
  const words = usePageWords(ACTIVITIES).t;
  const { states } = usePageWords(PLANS).t;
  const { me } = useHere();
  const answers = me.employee.grants.some(({ role }) => DECIDERS.includes(role));
  const unplanned = lines.filter(isUnplanned).length;
  const { unit_id: unitId, month } = found;
  return (
    <>
      <p class="soft">{(found.is_open ? words.closesOn : words.closedOn)(longDate(found.closed_on, lang))}</p>
      <Stats
        label={t.stats}
        of={[
          { name: t.silent, value: found.silent, note: t.ofPeople(found.total) },
          { name: t.waiting, value: found.waiting, ...(found.waiting ? { tone: "warn" as const } : {}) },
          { name: t.unplanned, value: unplanned, ...(unplanned ? { tone: "warn" as const } : {}) },
          { name: t.total, value: sayMinutes(found.minutes, words.units) },
        ]}
      />
      {answers && found.waiting > 0 && found.is_open && <Way route={["kinerja", "tim", unitId]} title={t.answer} />}
      <Table
        caption={t.people}
        rows={lines}
        rowKey={({ employee_id }) => employee_id}
        empty={t.none}
        textOf={({ name }) => name}
        sortedBy="name"
        filters={filtersOf(t)}
        columns={columnsOf(t, { unitId, month, units: words.units, states }, lang)}
      />
    </>
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
