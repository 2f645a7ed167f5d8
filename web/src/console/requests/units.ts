/** The units whose requests somebody sees: their own reach, and those where they decide for somebody. */
import type { Schemas } from "../../api/client";
import type { TreeUnit } from "../../setting_up/unit_tree";

export type SeenUnit = TreeUnit;

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
