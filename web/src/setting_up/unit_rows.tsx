/** Units by their tree as a list of links, searched where they are many. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "../parts/icon";
import { Input } from "../parts/labelled";
import type { Unit } from "../state/read_city";
import { usePageWords } from "../words/words";
import { inTree, searched } from "./unit_tree";
import { UNITS } from "./units_words";

const AT_FIRST = 60;
const MORE = 200;
const FEW = 8; // seen at a glance

interface UnitRowsProps {
  units: readonly Unit[];
  hrefOf: (unitId: string) => string;
  /** What stands below a name. */
  about?: (unit: Unit) => ComponentChildren;
}

export function UnitRows({ units, hrefOf, about }: UnitRowsProps) {
  const { t, lang } = usePageWords(UNITS);
  const [typed, setTyped] = useState("");
  const [most, setMost] = useState(AT_FIRST);
  const found = searched(inTree(units, lang), typed);
  return (
    <>
      {!units.length && <p class="soft">{t.none}</p>}
      {units.length > FEW && <Input type="search" label={t.search} value={typed} onValue={setTyped} />}
      {typed && !found.length && (
        <p class="soft" role="status">
          {t.noMatch}
        </p>
      )}
      {found.length > 0 && (
        <ul class="rows card">
          {found.slice(0, most).map(({ unit, depth }) => (
            <li key={unit.unit_id}>
              <a class={`row row-link depth-${Math.min(depth, 4)}`} href={hrefOf(unit.unit_id)}>
                <span>
                  <span class="row-name">{unit.name}</span>
                  {about?.(unit)}
                </span>
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {found.length > most && (
        <button type="button" class="quiet" onClick={() => setMost(most + MORE)}>
          {t.more(Math.min(MORE, found.length - most))}
        </button>
      )}
    </>
  );
}
