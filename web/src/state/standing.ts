/** Units that have not ended: what there is to choose from. The others stay to be read. */
import type { Asked } from "../api/use_answer";
import { useHere } from "./here";
import { type Unit, useUnits } from "./read_city";

export function standing(units: readonly Unit[], on: string): Unit[] {
  return units.filter(({ ends_on }) => ends_on === null || ends_on >= on);
}

/** Those without an end, as an assignment or a role has none either; and the one that is chosen already. */
export function lasting(units: readonly Unit[], chosen: string | null = null): Unit[] {
  return units.filter(({ unit_id, ends_on }) => ends_on === null || unit_id === chosen);
}

export function useStandingUnits(): Asked<Unit[]> {
  const asked = useUnits();
  const { on } = useHere();
  return { ...asked, data: asked.data && standing(asked.data, on) };
}
