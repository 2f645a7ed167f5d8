/** A unit's month at a desk: which unit, which month, and the grid. */
import "../../rosters/rosters.css";
import "./rosters.css";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { MonthStepper } from "../../parts/stepper";
import { UnitSelect } from "../../parts/unit_select";
import { useDraft, useWarning } from "../../rosters/draft";
import { ROSTERS } from "../../rosters/words";
import { go } from "../../route";
import { useHere } from "../../state/here";
import { type Unit, useUnits } from "../../state/read_city";
import { standing } from "../../state/standing";
import { monthBeside } from "../../words/format";
import { usePageWords } from "../../words/words";

import { useDesk } from "../inside";
import type { PageProps } from "../pages";
import { firstUnit } from "../parts/first_unit";
import { Awaited, Empty } from "../parts/states";
import { RosterGrid } from "./roster_grid";
import { DESK_ROSTERS } from "./words";

export default function RostersPage({ part, id }: PageProps) {
  const { t } = usePageWords(DESK_ROSTERS);
  const { me, on } = useHere();
  const asked = useUnits();
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(id) ? id : on.slice(0, 7);
  return (
    <Awaited asked={asked}>
      {(all) => {
        const units = standing(all, `${month}-01`);
        const unitId = part || firstUnit(units, me.employee);
        if (!unitId) return <Empty text={t.noUnits} />;
        return (
          <>
            <Choice units={units} unitId={unitId} month={month} />
            <Month key={`${unitId} ${month}`} unitId={unitId} month={month} />
          </>
        );
      }}
    </Awaited>
  );
}

function Choice({ units, unitId, month }: { units: readonly Unit[]; unitId: string; month: string }) {
  const { t } = usePageWords(DESK_ROSTERS);
  const words = usePageWords(ROSTERS).t;
  return (
    <div class="roster-choice">
      <UnitSelect label={t.unit} units={units} value={unitId} onValue={(unit) => go("jadwal", unit, month)} />
      <MonthStepper
        month={month}
        previous={words.previous}
        next={words.next}
        goTo={(chosen) => go("jadwal", unitId, chosen)}
      />
    </div>
  );
}

function Month({ unitId, month }: { unitId: string; month: string }) {
  const { t } = usePageWords(ROSTERS);
  const { me } = useDesk();
  const [edits, setEdits] = useDraft(`${me.employee.employee_id} ${unitId} ${month}`);
  const asked = useAnswer(`roster ${unitId} ${month}`, () => read(unitId, month));
  const before = useAnswer(`roster ${unitId} ${monthBeside(month, -1)}`, () => read(unitId, monthBeside(month, -1)));
  useWarning(Object.keys(edits).length > 0);
  return (
    <Awaited asked={asked}>
      {(roster) =>
        roster.people.length ? (
          <RosterGrid
            roster={roster}
            before={before.data?.people ?? []}
            edits={edits}
            setEdits={setEdits}
            reload={asked.reload}
          />
        ) : (
          <Empty text={t.nobody} />
        )
      }
    </Awaited>
  );
}

function read(unit_id: string, month: string) {
  return answer(api.GET("/units/{unit_id}/rosters/{month}", { params: { path: { unit_id, month } } }));
}
