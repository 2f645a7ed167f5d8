/** Which unit of those within reach: its name moved in by its depth in the tree. */
import "./desk.css";
import { Select } from "../../parts/labelled";
import { indented, inTree } from "../../setting_up/unit_tree";
import type { Unit } from "../../state/read_city";
import { useWords } from "../../words/words";

interface UnitSelectProps {
  label: string;
  units: readonly Unit[];
  value: string;
  onValue: (unitId: string) => void;
  /** What stands above the units, such as all of them. */
  first?: readonly (readonly [value: string, name: string])[];
}

export function UnitSelect({ label, units, value, onValue, first = [] }: UnitSelectProps) {
  const { lang } = useWords();
  const options = inTree(units, lang).map((placed) => [placed.unit.unit_id, indented(placed)] as const);
  return <Select label={label} value={value} onValue={onValue} options={[...first, ...options]} />;
}
