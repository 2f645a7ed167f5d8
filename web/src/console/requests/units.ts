/** The units whose requests somebody sees: their own reach, and those where they decide for somebody. */
import type { Schemas } from "../../api/client";
import { indented, inTree } from "../../setting_up/unit_tree";
import type { Unit } from "../../state/read_city";

export type SeenUnit = Pick<Unit, "unit_id" | "name" | "parent_id">;

export function seenUnits(units: readonly SeenUnit[], lent: readonly Schemas["LedUnitView"][]): SeenUnit[] {
  const known = new Set(units.map(({ unit_id }) => unit_id));
  const others = new Map(lent.map((each) => [each.unit_id, each]));
  return [
    ...units,
    ...[...others.values()].flatMap(({ unit_id, name }) =>
      known.has(unit_id) ? [] : [{ unit_id, name, parent_id: null }],
    ),
  ];
}

/** For a list to choose from, by the tree. */
export function unitOptions(units: readonly SeenUnit[], lang: string): (readonly [string, string])[] {
  return inTree(units as readonly Unit[], lang).map((each) => [each.unit.unit_id, indented(each)] as const);
}
