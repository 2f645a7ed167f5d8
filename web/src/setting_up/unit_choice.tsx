/** Choose a unit to go on with: by searching, as a list of links. */
import { useState } from "preact/hooks";
import { Icon } from "../parts/icon";
import { Input } from "../parts/labelled";
import { useHere } from "../state/here";
import { useStandingUnits } from "../state/standing";
import { usePageWords } from "../words/words";
import { Awaited } from "./asked";
import { inTree, searched } from "./unit_tree";
import { UNITS } from "./units_words";

const AT_FIRST = 60;

export function UnitChoice({ lead, part }: { lead: string; part: string }) {
  const { t, lang } = usePageWords(UNITS);
  const { wayTo } = useHere();
  const asked = useStandingUnits();
  const [typed, setTyped] = useState("");
  const [most, setMost] = useState(AT_FIRST);
  return (
    <>
      <p class="lead">{lead}</p>
      <Awaited asked={asked}>
        {(units) => {
          const found = searched(inTree(units, lang), typed);
          return (
            <>
              {units.length > 8 && <Input type="search" label={t.search} value={typed} onValue={setTyped} />}
              {!found.length && <p class="soft">{units.length ? t.noMatch : t.none}</p>}
              {found.length > 0 && (
                <ul class="rows card">
                  {found.slice(0, most).map(({ unit, depth }) => (
                    <li key={unit.unit_id}>
                      <a class={`row row-link depth-${Math.min(depth, 4)}`} href={wayTo("kota", part, unit.unit_id)}>
                        <span class="row-name">{unit.name}</span>
                        <Icon name="next" />
                      </a>
                    </li>
                  ))}
                </ul>
              )}
              {found.length > most && (
                <button type="button" class="quiet" onClick={() => setMost(most + 200)}>
                  {t.more(Math.min(200, found.length - most))}
                </button>
              )}
            </>
          );
        }}
      </Awaited>
    </>
  );
}
