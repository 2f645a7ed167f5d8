/** Units in the order of their tree, each with how deep it stands. */
import type { Unit } from "../state/read_city";

/** What a unit needs for its place in the tree. */
export type TreeUnit = Pick<Unit, "unit_id" | "name" | "parent_id">;

export interface Placed<U extends TreeUnit = Unit> {
  unit: U;
  depth: number;
}

/** By name within each parent; a unit whose parent is not among them stands at the top. */
export function inTree<U extends TreeUnit>(units: readonly U[], lang: string): Placed<U>[] {
  const ids = new Set(units.map(({ unit_id }) => unit_id));
  const below = new Map<string, U[]>();
  for (const unit of units) {
    const parent = unit.parent_id && ids.has(unit.parent_id) ? unit.parent_id : "";
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const placed: Placed<U>[] = [];
  const place = (parent: string, depth: number) => {
    const sorted = (below.get(parent) ?? []).sort((one, other) => one.name.localeCompare(other.name, lang));
    for (const unit of sorted) {
      placed.push({ unit, depth });
      place(unit.unit_id, depth + 1);
    }
  };
  place("", 0);
  return placed;
}

/** Those that hold the searched words, with all that stands above them. */
export function searched(placed: readonly Placed[], asked: string): Placed[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [...placed];
  const parents = new Map(placed.map(({ unit }) => [unit.unit_id, unit.parent_id]));
  const wanted = new Set<string>();
  for (const { unit } of placed) {
    if (!words.every((word) => unit.name.toLowerCase().includes(word))) continue;
    for (let id: string | null | undefined = unit.unit_id; id && !wanted.has(id); id = parents.get(id)) wanted.add(id);
  }
  return placed.filter(({ unit }) => wanted.has(unit.unit_id));
}

/** Its name moved in by its depth. */
export function indented({ unit, depth }: Placed<TreeUnit>): string {
  return `${"\u2003".repeat(depth)}${unit.name}`;
}

/** Without those that lie below another of them: they are meant with it. */
export function withoutParts(ids: readonly string[], units: readonly Unit[]): string[] {
  const parents = new Map(units.map(({ unit_id, parent_id }) => [unit_id, parent_id]));
  const chosen = new Set(ids);
  const isPart = (id: string) => {
    const passed = new Set([id]); // a circle ends too
    for (let above = parents.get(id); above && !passed.has(above); above = parents.get(above)) {
      if (chosen.has(above)) return true;
      passed.add(above);
    }
    return false;
  };
  return ids.filter((id) => !isPart(id));
}

/** The unit and all below it: none of them can stand above it. */
export function withParts(units: readonly Unit[], unitId: string): Set<string> {
  const found = new Set([unitId]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const { unit_id, parent_id } of units) if (parent_id && found.has(parent_id)) found.add(unit_id);
  }
  return found;
}
