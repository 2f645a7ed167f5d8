/** Plans of the people one leads, unit by unit: what waits first, then the others, then who has none. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { Select } from "../parts/labelled";
import { address } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { usePageWords } from "../words/words";
import { type LedUnit, useLedUnits } from "./led_units";
import { PLANS } from "./words";

type UnitYear = Schemas["UnitPlansView"];

export function TeamPlans() {
  const { t } = usePageWords(PLANS);
  return (
    <Awaited asked={useLedUnits()}>{(units) => (units.length ? <Chosen units={units} /> : <p>{t.noTeam}</p>)}</Awaited>
  );
}

function Chosen({ units }: { units: readonly LedUnit[] }) {
  const { t } = usePageWords(PLANS);
  const [unitId, setUnitId] = useState(units[0]?.unit_id ?? "");
  const year = useHere().on.slice(0, 4);
  const path = { unit_id: unitId, year };
  const asked = useAnswer(`unit plans ${unitId} ${year}`, () =>
    answer(api.GET("/units/{unit_id}/plans/{year}", { params: { path } })),
  );
  return (
    <>
      <p class="lead">{t.teamLead}</p>
      {units.length > 1 && (
        <Select
          label={t.choose}
          value={unitId}
          onValue={setUnitId}
          options={units.map(({ unit_id, name }) => [unit_id, name])}
        />
      )}
      <Awaited asked={asked}>{(found) => <Lines found={found} />}</Awaited>
    </>
  );
}

function Lines({ found }: { found: UnitYear }) {
  const { t } = usePageWords(PLANS);
  const waiting = found.lines.filter(({ state }) => state === "proposed");
  const others = found.lines.filter(({ state }) => state !== "proposed");
  return (
    <>
      <h2>{t.waiting}</h2>
      {waiting.length ? <Rows lines={waiting} names={found.names} /> : <p>{t.nobodyWaits}</p>}
      {others.length > 0 && <h2>{t.others}</h2>}
      {others.length > 0 && <Rows lines={others} names={found.names} />}
      <h2>{t.without}</h2>
      {found.without.length ? (
        <ul class="rows card">
          {found.without.map((each) => (
            <li key={each}>
              <a class="row row-link" href={address("kinerja", "orang", each)}>
                <span class="row-name">{found.names[each] ?? each}</span>
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t.everybody}</p>
      )}
    </>
  );
}

function Rows({ lines, names }: { lines: UnitYear["lines"]; names: UnitYear["names"] }) {
  const { t } = usePageWords(PLANS);
  return (
    <ul class="rows card">
      {lines.map((line) => (
        <li key={`${line.employee_id} ${line.number}`}>
          <a class="row row-link" href={address("kinerja", "rencana", "tim", line.employee_id)}>
            <span>
              <span class="row-name">{names[line.employee_id] ?? line.employee_id}</span>
              <span class="soft">{t.states[line.state] ?? line.state}</span>
            </span>
            <Icon name="next" />
          </a>
        </li>
      ))}
    </ul>
  );
}
