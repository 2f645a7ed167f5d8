/** The few numbers of a set that a city's decree may well say otherwise. */
import { Input, Tick } from "../../parts/labelled";
import type { Language } from "../../words/language";
import { BudgetNumbers } from "./budget_numbers";
import { PerformanceNumbers } from "./performance_numbers";
import { wholeOf } from "./plan";
import { type AnySet, SIGNAL_NUMBERS } from "./rule_sets";
import { Wholes } from "./wholes";
import type { SettingWords } from "./words";

interface NumbersProps {
  set: AnySet;
  change: (set: AnySet) => void;
  t: SettingWords;
  lang: Language;
  faultAt: (name: string) => string | undefined;
}

export function Numbers({ set, change, t, lang, faultAt }: NumbersProps) {
  if ("hand_ms" in set) {
    return (
      <div class="form-grid">
        <Wholes set={set} names={SIGNAL_NUMBERS} labels={t.signals} change={change} faultAt={faultAt} />
      </div>
    );
  }
  if ("permission_counts" in set) {
    const missing = set.missing_min ?? {};
    return (
      <div class="form-grid">
        {["arrival", "midday", "departure"].map((slot) => (
          <Input
            key={slot}
            label={t.missingMin(t.slots[slot] ?? slot)}
            inputMode="numeric"
            value={String(missing[slot] ?? 0)}
            onValue={(text) => change({ ...set, missing_min: { ...missing, [slot]: wholeOf(text) as number } })}
            fault={faultAt(`missing_min/${slot}`)}
          />
        ))}
        <Tick
          label={t.permissionCounts}
          value={set.permission_counts}
          onValue={(permission_counts) => change({ ...set, permission_counts })}
        />
      </div>
    );
  }
  if ("matrix" in set) return <PerformanceNumbers set={set} change={change} t={t} faultAt={faultAt} />;
  if ("close_day" in set) return <BudgetNumbers set={set} change={change} t={t} lang={lang} faultAt={faultAt} />;
  if (!("thresholds" in set)) return null;
  const optional = (text: string) => (text.trim() ? (wholeOf(text) as number) : null);
  return (
    <div class="form-grid">
      <Input
        label={t.minutesField}
        inputMode="numeric"
        value={String(set.minutes_per_day ?? "")}
        onValue={(text) => change({ ...set, minutes_per_day: optional(text) })}
        fault={faultAt("minutes_per_day")}
      />
      <Input
        label={t.actField}
        inputMode="numeric"
        value={String(set.act_within_days ?? "")}
        onValue={(text) => change({ ...set, act_within_days: optional(text) })}
        fault={faultAt("act_within_days")}
      />
    </div>
  );
}
