/** Who is responsible for a line: people of the OPD whose budget it is, found by name. */
import type { Line } from "../../own_budget/month_state";
import { Picker } from "../../parts/picker";
import { useMembers } from "../../setting_up/use_members";
import { type Unit, useUnits } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import { Reading } from "../parts/reading";
import type { Typed } from "./line_draft";
import { BUDGET } from "./words";

interface PeopleProps {
  unitId: string;
  line: Line | null;
  typed: Typed;
  change: (changed: Partial<Typed>) => void;
  faultAt: (pointer: string) => string | undefined;
}

export function LinePeople({ unitId, line, typed, change, faultAt }: PeopleProps) {
  const { t, lang } = usePageWords(BUDGET);
  const units = useUnits().data;
  const read = useMembers(units ? treeOf(unitId, units) : null);
  const named: [string, string][] = [
    [line?.pptk_id ?? "", line?.pptk_name ?? ""],
    [line?.kpa_id ?? "", line?.kpa_name ?? ""],
    ...[...read.members.values()].flat().map(({ employee_id, name }): [string, string] => [employee_id, name]),
  ];
  const choices = [...new Map(named)]
    .flatMap(([id, name]) => (id ? [{ id, name }] : []))
    .sort((one, other) => one.name.localeCompare(other.name, lang));
  return (
    <>
      <Reading of={read} />
      <div class="budget-pair">
        {(["pptk", "kpa"] as const).map((who) => (
          <Picker
            key={who}
            label={t.peopleFields[who]}
            hint={t.peopleHint}
            choices={choices}
            chosen={typed[who] ? [typed[who]] : []}
            onChosen={(ids) => change({ [who]: ids.at(-1) ?? "" })}
            more={t.morePeople}
            none={t.noPerson}
            fault={faultAt(`/${who}_id`)}
          />
        ))}
      </div>
    </>
  );
}

/** The whole OPD: the unit at the top of this one's tree, and all below it. */
export function treeOf(unitId: string, units: readonly Pick<Unit, "unit_id" | "parent_id">[]): string[] {
  const parents = new Map(units.map(({ unit_id, parent_id }) => [unit_id, parent_id]));
  const topOf = (id: string) => {
    const passed = new Set<string>(); // a circle ends too
    let top = id;
    for (let above = parents.get(top); above && !passed.has(above); above = parents.get(above)) {
      passed.add(above);
      top = above;
    }
    return top;
  };
  const top = topOf(unitId);
  return units.map(({ unit_id }) => unit_id).filter((each) => topOf(each) === top);
}
