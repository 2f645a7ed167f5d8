/** Whom an outage or a longer window concerns: the whole city, or units with all their parts. */
import { Picker } from "../parts/picker";
import { withoutParts } from "../setting_up/unit_tree";
import { useUnits } from "../state/read_city";
import { useStandingUnits } from "../state/standing";
import { usePageWords } from "../words/words";
import { OUTAGES, type OutageWords } from "./words";

interface ScopeProps {
  isAll: boolean;
  unitIds: readonly string[];
  onScope: (isAll: boolean, unitIds: string[]) => void;
  fault: string | undefined;
}

export function Scope({ isAll, unitIds, onScope, fault }: ScopeProps) {
  const { t } = usePageWords(OUTAGES);
  const units = useStandingUnits();
  const choices = units.data?.map(({ unit_id, name }) => ({ id: unit_id, name })) ?? [];
  return (
    <>
      <fieldset class="choice">
        <legend>{t.scope}</legend>
        {[true, false].map((all) => (
          <label key={String(all)}>
            <input type="radio" checked={isAll === all} onChange={() => onScope(all, [...unitIds])} />
            {all ? t.wholeCity : t.some}
          </label>
        ))}
      </fieldset>
      {!isAll && (
        <Picker
          label={t.pick}
          hint={t.pickHint}
          fault={fault}
          choices={choices}
          chosen={withoutParts(unitIds, units.data ?? [])}
          onChosen={(ids) => onScope(false, ids)}
          more={t.moreUnits}
          none={t.noUnit}
        />
      )}
    </>
  );
}

const NAMED = 3;

/** By name where they are few. */
export function useScopeName(): (unitIds: readonly string[]) => string {
  const { t } = usePageWords(OUTAGES);
  const units = useUnits();
  const names = new Map(units.data?.map(({ unit_id, name }) => [unit_id, name]));
  return (ids) => (ids.length ? scopeOf(withoutParts(ids, units.data ?? []), names, t) : t.wholeCity);
}

function scopeOf(ids: readonly string[], names: ReadonlyMap<string, string>, t: OutageWords): string {
  const known = ids.flatMap((id) => names.get(id) ?? []);
  if (!known.length) return t.units(ids.length);
  const shown = known.slice(0, NAMED);
  return t.unitsNamed(shown.join(", "), ids.length - shown.length);
}
