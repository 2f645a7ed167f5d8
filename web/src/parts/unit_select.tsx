/** Which unit of those within reach: its name moved in by its depth in the tree. */
import { indented, inTree, type TreeUnit } from "../setting_up/unit_tree";
import { useWords } from "../words/words";
import type { About } from "./label";
import { Select } from "./labelled";

type Option = readonly [value: string, name: string];

interface UnitSelectProps extends About {
  units: readonly TreeUnit[];
  value: string;
  onValue: (unitId: string) => void;
  /** What stands above the units, such as none of them. */
  first?: readonly Option[];
  /** And below them. */
  last?: readonly Option[];
}

export function UnitSelect({ units, first = [], last = [], ...rest }: UnitSelectProps) {
  const { lang } = useWords();
  const options = inTree(units, lang).map((placed) => [placed.unit.unit_id, indented(placed)] as const);
  return <Select {...rest} options={[...first, ...options, ...last]} />;
}
