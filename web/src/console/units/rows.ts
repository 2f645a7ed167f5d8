/** Units as the table has them: where each stands in the tree, and its people and phones once they are read. */
import { type Count, countOf } from "../../setting_up/headcount";
import type { Placed } from "../../setting_up/unit_tree";
import type { MembersByUnit } from "../../setting_up/use_members";
import type { Unit } from "../../state/read_city";
import { countingOf } from "../people/rows";

/** Whether its days count, or are over. */
export function stateOf({ counts_from, ends_on }: Unit, on: string): "ended" | ReturnType<typeof countingOf> {
  return ends_on !== null && ends_on < on ? "ended" : countingOf(counts_from, on);
}

export interface UnitRow extends Placed {
  /** The name of the unit above it; "" at the top. */
  parent: string;
  /** Of the unit alone, without its parts. */
  count: Count | null;
}

export function unitRows(placed: readonly Placed[], members: MembersByUnit): UnitRow[] {
  const names = new Map(placed.map(({ unit }) => [unit.unit_id, unit.name]));
  return placed.map((each) => {
    const people = members.get(each.unit.unit_id);
    return { ...each, parent: names.get(each.unit.parent_id ?? "") ?? "", count: people ? countOf(people) : null };
  });
}
