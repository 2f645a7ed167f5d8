/** What is typed about a pattern: its name, its letter, from when, the grace, and its week. */
import { Input } from "../parts/labelled";
import type { Pattern } from "../state/read_city";
import { dateBeside } from "../words/format";
import { usePageWords } from "../words/words";
import { HOURS } from "./hours_words";
import type { FormOfPattern } from "./pattern_form";
import { OWN_WEEK, READY_WEEKS } from "./ready_weeks";
import { toForm } from "./week";
import { WeekEditor } from "./week_editor";

/** In the address: a pattern that nobody has named yet. */
export const OWN = "baru";

interface PatternFieldsProps {
  form: FormOfPattern;
  set: (part: Partial<FormOfPattern>) => void;
  held: Pattern | undefined;
  /** Which version the form is of, in the body that publishes it. */
  versionAt: number;
  faultAt: (pointer: string) => string | undefined;
}

export function PatternFields({ form, set, held, versionAt, faultAt }: PatternFieldsProps) {
  const { t } = usePageWords(HOURS);
  return (
    <>
      <div class="card stack">
        <Input label={t.name} value={form.name} onValue={(name) => set({ name })} fault={faultAt("/name")} />
        <Input
          label={t.letter}
          hint={t.letterHint}
          value={form.code}
          maxLength={1}
          disabled={Boolean(held?.code)}
          onValue={(code) => set({ code: code.toUpperCase() })}
          fault={faultAt("/code")}
        />
        <Input
          type="date"
          label={t.startsOn}
          hint={held ? t.startsChange : t.startsNew}
          value={form.startsOn}
          onValue={(startsOn) => set({ startsOn })}
          fault={faultAt(`/versions/${versionAt}/starts_on`) ?? faultAt("/versions")}
        />
        <Input
          type="number"
          min="0"
          max="120"
          label={t.grace}
          hint={t.graceHint}
          value={form.grace}
          onValue={(grace) => set({ grace })}
          fault={faultAt(`/versions/${versionAt}/grace_min`)}
        />
      </div>
      <WeekEditor
        form={form.week}
        isShift={form.code !== ""}
        onForm={(week) => set({ week })}
        faultAt={(pointer) => faultAt(`/versions/${versionAt}/week${pointer}`)}
      />
    </>
  );
}

/** A pattern that holds goes on from its last version, a new one from the ready week of its id. */
export function beginPattern(
  patternId: string,
  held: Pattern | undefined,
  today: string,
  language: 0 | 1,
): FormOfPattern {
  const last = held?.versions[held.versions.length - 1];
  if (held && last) {
    const startsOn = last.starts_on > today ? last.starts_on : dateBeside(today, 1);
    return {
      name: held.name,
      code: held.code ?? "",
      startsOn,
      grace: String(last.grace_min),
      week: toForm(last.week),
    };
  }
  const ready = READY_WEEKS.find((each) => each.pattern_id === patternId);
  return {
    name: ready?.name[language] ?? "",
    code: ready?.code ?? "",
    startsOn: today,
    grace: "0",
    week: toForm(ready?.week ?? OWN_WEEK),
  };
}
