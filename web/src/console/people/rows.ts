/** People as the table has them: each with the unit they stand in; and how their phones stand. */
import type { Member, MembersByUnit } from "../../setting_up/use_members";
import type { Unit } from "../../state/read_city";

export interface Row extends Member {
  unit_id: string;
  unit: string;
  counts_from: string | null;
}

export type PhoneState = "active" | "pending" | "none";

/** In the order of the units; who moves from one of them to another stands in both. */
export function rowsOf(ids: readonly string[], units: readonly Unit[], members: MembersByUnit): Row[] {
  const known = new Map(units.map((unit) => [unit.unit_id, unit]));
  return ids.flatMap((unit_id) => {
    const { name = unit_id, counts_from = null } = known.get(unit_id) ?? {};
    return (members.get(unit_id) ?? []).map((member) => ({ ...member, unit_id, unit: name, counts_from }));
  });
}

/** A phone that awaits a decision goes before the one that it would replace. */
export function phoneOf({ pending_device_id, has_active_device }: Member): PhoneState {
  if (pending_device_id) return "pending";
  return has_active_device ? "active" : "none";
}

/** Of whom a supervisor sees name and phone, the work is not told. */
export function isSeenWhole({ starts_on }: Member): boolean {
  return starts_on !== null;
}

/** From when the unit's days count, against today. */
export function countingOf(counts_from: string | null, on: string): "trial" | "counts" | "willCount" {
  if (counts_from === null) return "trial";
  return counts_from <= on ? "counts" : "willCount";
}
