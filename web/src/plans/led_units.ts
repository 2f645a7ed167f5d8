/** The units whose plans and reports one reads: by one's own roles, and in the place of somebody who has named one. */
import { answer, api, type Schemas } from "../api/client";
import { type Asked, useAnswer } from "../api/use_answer";
import { lentUnits } from "../requests/decide";
import { useHere } from "../state/here";
import { LEADERS } from "../state/roles";

type Named = Schemas["LedUnitView"];

export interface LedUnit extends Named {
  /** In somebody's place alone. */
  isLent: boolean;
}

export function useLedUnits(): Asked<LedUnit[]> {
  const { me } = useHere();
  return useAnswer("led units", async () => {
    const leads = me.employee.grants.some(({ role }) => LEADERS.includes(role));
    const [own, lent] = await Promise.all([
      leads ? answer(api.GET("/units")) : { units: [] },
      me.stands_in ? answer(api.GET("/me/delegate")) : { standing_in: [] },
    ]);
    return together(own.units, lentUnits(lent.standing_in));
  });
}

/** Each once, by name. */
export function together(own: readonly Named[], lent: readonly Named[]): LedUnit[] {
  const ofOwn = new Set(own.map(({ unit_id }) => unit_id));
  const all = new Map([...lent, ...own].map(({ unit_id, name }) => [unit_id, name]));
  return [...all]
    .map(([unit_id, name]) => ({ unit_id, name, isLent: !ofOwn.has(unit_id) }))
    .sort((one, other) => one.name.localeCompare(other.name, "id") || one.unit_id.localeCompare(other.unit_id));
}
