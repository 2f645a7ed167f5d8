/** Slips of a unit to print, for who has no phone yet. */
import "../parts/desk.css";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Slips, useSlips } from "../../moving_in/slips";
import { UnitSelect } from "../../parts/unit_select";
import { address, go } from "../../route";
import { useHere } from "../../state/here";
import { useStandingUnits } from "../../state/standing";
import { usePageWords } from "../../words/words";
import { firstUnit } from "../parts/first_unit";
import { Awaited, Empty } from "../parts/states";
import { phoneOf } from "../people/rows";
import { DESK_IMPORTS } from "./words";

export function UnitSlips({ unitId }: { unitId: string }) {
  const { t } = usePageWords(DESK_IMPORTS);
  const { me } = useHere();
  const asked = useStandingUnits();
  return (
    <Awaited asked={asked}>
      {(units) => {
        const chosen = unitId || firstUnit(units, me.employee);
        if (!chosen) return <Empty text={t.noUnits} />;
        return (
          <>
            <p class="lead">{t.slipsLead}</p>
            <div class="unit-choice">
              <UnitSelect label={t.unit} units={units} value={chosen} onValue={(unit) => go("impor", "slip", unit)} />
            </div>
            <OfUnit key={chosen} unitId={chosen} />
          </>
        );
      }}
    </Awaited>
  );
}

function OfUnit({ unitId }: { unitId: string }) {
  const { t } = usePageWords(DESK_IMPORTS);
  const { me } = useHere();
  const params = { path: { unit_id: unitId } };
  const asked = useAnswer(`people ${unitId}`, () => answer(api.GET("/units/{unit_id}/people", { params })));
  const slips = useSlips(unitId);
  return (
    <div class="narrow stack">
      <Awaited asked={asked}>
        {({ people }) => (
          <Slips
            slips={slips}
            hasPeople={people.length > 0}
            without={people.filter((each) => phoneOf(each) === "none" && each.employee_id !== me.employee.employee_id)}
          />
        )}
      </Awaited>
      <a href={address("pegawai", unitId)}>{t.toPeople}</a>
    </div>
  );
}
