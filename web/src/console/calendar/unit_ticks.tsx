/** Which units an order is for: ticked in their tree, found by searching; none means all. */
import { useState } from "preact/hooks";
import { Input, Tick } from "../../parts/labelled";
import { indented, inTree, searched } from "../../setting_up/unit_tree";
import { useStandingUnits } from "../../state/standing";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { CALENDAR } from "./words";

interface UnitTicksProps {
  chosen: readonly string[];
  choose: (ids: string[]) => void;
  fault: string | undefined;
}

export function UnitTicks({ chosen, choose, fault }: UnitTicksProps) {
  const { t, lang } = usePageWords(CALENDAR);
  const asked = useStandingUnits();
  const [sought, setSought] = useState("");
  return (
    <fieldset class="ticks-box">
      <legend>{t.unitsFor}</legend>
      <p class="hint">{t.unitsForHint}</p>
      {fault && <p class="fault">{fault}</p>}
      <Awaited asked={asked}>
        {(units) => {
          const found = searched(inTree(units, lang), sought);
          return (
            <>
              {units.length > 8 && <Input type="search" label={t.findUnit} value={sought} onValue={setSought} />}
              <div class="ticks-scroll">
                {!found.length && <p class="soft">{t.noUnit}</p>}
                {found.map((placed) => (
                  <Tick
                    key={placed.unit.unit_id}
                    label={indented(placed)}
                    value={chosen.includes(placed.unit.unit_id)}
                    onValue={(isWanted) =>
                      choose(
                        isWanted ? [...chosen, placed.unit.unit_id] : chosen.filter((id) => id !== placed.unit.unit_id),
                      )
                    }
                  />
                ))}
              </div>
              <p class="soft small" role="status">
                {t.chosenUnits(chosen.length)}
              </p>
            </>
          );
        }}
      </Awaited>
    </fieldset>
  );
}
