/** What the lists of who decides need to know. */
import type { Schemas } from "../api/client";
import type { DecidingWords } from "./decide_words";

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

type Decided = Pick<Schemas["DecidedView"], "state" | "waits_for">;

/** What became of them, a sentence for each outcome: what is only passed on is not decided, and says to whom. */
export function sayDecided(results: readonly Decided[], t: DecidingWords): string[] {
  const counts = new Map<string, number>();
  for (const { state, waits_for } of results) {
    if (state === null) continue;
    const outcome = waits_for ? `waiting ${waits_for}` : state;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return [...counts].map(([outcome, n]) => {
    const [state = "", next] = outcome.split(" ");
    return next ? t.passedOn(n, t.approvers[next] ?? next) : (t.outcomes[state] ?? t.haveDecided)(n);
  });
}

/** The units whose requests and check-ins may wait for this person: their own roles' and of whom they stand in for. */
export function unitsToDecide(me: Schemas["MeView"], standingIn: readonly Schemas["StandInView"][]): string[] {
  const own = me.employee.grants.flatMap(({ role, unit_id }) => (role === "supervisor" && unit_id ? [unit_id] : []));
  return [...new Set([...own, ...lentUnits(standingIn).map(({ unit_id }) => unit_id)])];
}

/** The units where one decides for somebody who has named one. */
export function lentUnits(standingIn: readonly Schemas["StandInView"][]): Schemas["LedUnitView"][] {
  return standingIn.filter(({ holds }) => holds).flatMap(({ units }) => units);
}

/** Where one works on this date. */
export function ownUnit({ employee }: Schemas["MeView"], on: string): string | undefined {
  return employee.assignments.find(({ starts_on, ends_on }) => starts_on <= on && (ends_on ?? on) >= on)?.unit_id;
}
