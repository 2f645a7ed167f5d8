/** What the lists of who decides need to know. */
import type { Schemas } from "../api/client";

/** Ids in the order of the list with this one in or out. */
export function toggled(chosen: readonly string[], id: string, isIn: boolean): string[] {
  const others = chosen.filter((each) => each !== id);
  return isIn ? [...others, id] : others;
}

export function byKind<T extends { kind: string }>(requests: readonly T[]): [string, T[]][] {
  const kinds = new Map<string, T[]>();
  for (const each of requests) kinds.set(each.kind, [...(kinds.get(each.kind) ?? []), each]);
  return [...kinds];
}

/** The units whose requests and check-ins may wait for this person: their own roles' and of whom they stand in for. */
export function unitsToDecide(me: Schemas["MeView"], standingIn: readonly Schemas["StandInView"][]): string[] {
  const own = me.employee.grants.flatMap(({ role, unit_id }) => (role === "supervisor" && unit_id ? [unit_id] : []));
  const lent = standingIn.filter(({ holds }) => holds).flatMap(({ units }) => units.map(({ unit_id }) => unit_id));
  return [...new Set([...own, ...lent])];
}
