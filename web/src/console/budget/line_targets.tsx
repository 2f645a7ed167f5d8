/** What is to be spent and done by each month's end, since January: all twelve, or none. */
import { monthOf } from "../../own_budget/figures";
import { Input } from "../../parts/labelled";
import { monthName } from "../../words/format";
import { usePageWords } from "../../words/words";
import type { Typed } from "./line_draft";
import { BUDGET } from "./words";

interface TargetsProps {
  year: string;
  targets: Typed["targets"];
  onTargets: (targets: Typed["targets"]) => void;
  spread: () => void;
  faultAt: (pointer: string) => string | undefined;
}

export function LineTargets({ year, targets, onTargets, spread, faultAt }: TargetsProps) {
  const { t, lang } = usePageWords(BUDGET);
  const set = (month: number, changed: Partial<Typed["targets"][number]>) =>
    onTargets(targets.map((each, at) => (at === month ? { ...each, ...changed } : each)));
  return (
    <fieldset class="card stack budget-year">
      <legend>{t.targetsField}</legend>
      <p class="hint">{t.targetsHint}</p>
      <p>
        <button type="button" class="quiet small-button" onClick={spread}>
          {t.spread}
        </button>
      </p>
      {faultAt("/targets") && <p class="fault">{faultAt("/targets")}</p>}
      <div class="budget-targets">
        {targets.map(({ idr, physical }, at) => {
          const month = monthName(monthOf(Number(year), at + 1), lang);
          return (
            <div key={month} class="budget-target">
              <Input
                label={month}
                inputMode="numeric"
                value={idr}
                onValue={(value) => set(at, { idr: value })}
                fault={faultAt(`/targets/${at}/idr`)}
              />
              <Input
                label={
                  <>
                    {t.physicalShort} <span class="unseen">{month}</span>
                  </>
                }
                value={physical}
                onValue={(value) => set(at, { physical: value })}
                fault={faultAt(`/targets/${at}/physical_bp`)}
              />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
