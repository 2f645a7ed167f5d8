/** Phones that await a decision in all units within reach, or in one of them. */
import "../parts/desk.css";
import { WaitingPhones } from "../../moving_in/waiting_phones";
import { UnitSelect } from "../../parts/unit_select";
import { inTree } from "../../setting_up/unit_tree";
import { useMembers } from "../../setting_up/use_members";
import { useHere } from "../../state/here";
import type { Unit } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import { Reading } from "../parts/reading";
import { rowsOf } from "../people/rows";
import { useQuery } from "../use_query";
import { WAITING } from "./words";

export function Phones({ units }: { units: readonly Unit[] }) {
  const { t, lang } = usePageWords(WAITING);
  const { me } = useHere();
  const [{ unit = "" }, change] = useQuery();
  const reading = useMembers(inTree(units, lang).map(({ unit: { unit_id } }) => unit_id));
  const waiting = rowsOf([...reading.members.keys()], units, reading.members).filter(
    (each) => each.pending_device_id && each.employee_id !== me.employee.employee_id,
  );
  const rows = new Map(waiting.map((each) => [each.employee_id, each]));
  const concerned = units.filter(({ unit_id }) => waiting.some((each) => each.unit_id === unit_id));
  const shown = waiting.filter(({ unit_id }) => !unit || unit_id === unit);
  const reload = async () => {
    await Promise.all(concerned.map(({ unit_id }) => reading.reread(unit_id)));
  };
  return (
    <section class="stack" aria-label={t.phonesTitle}>
      <Reading of={reading} />
      {concerned.length > 1 && (
        <div class="unit-choice">
          <UnitSelect
            label={t.unit}
            units={concerned}
            value={unit}
            onValue={(chosen) => change({ unit: chosen })}
            first={[["", t.allUnits]]}
          />
        </div>
      )}
      {(!reading.isReading || shown.length > 0) && (
        <div class="narrow">
          <WaitingPhones
            waiting={shown}
            mayDecide
            reload={reload}
            unitOf={({ employee_id }) => rows.get(employee_id)?.unit_id ?? ""}
            placeOf={({ employee_id }) => rows.get(employee_id)?.unit ?? ""}
          />
        </div>
      )}
    </section>
  );
}
