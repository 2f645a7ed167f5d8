/** The hours of a week: which weekday has which, then each different day once. Hours that no day has are not shown. */

import type { SlotPlan } from "../state/read_city";
import { usePageWords } from "../words/words";
import { DayHours } from "./day_hours";
import { HOURS } from "./hours_words";
import { dayRange, daysOf, toWeek, usedHours, WEEK_MIN, type WeekForm, workedMinutes } from "./week";
import { WeekDays } from "./week_days";

interface WeekEditorProps {
  form: WeekForm;
  isShift: boolean;
  onForm: (form: WeekForm) => void;
  /** By the pointer below the week: `/4/0/limit_min`. */
  faultAt: (pointer: string) => string | undefined;
}

export function WeekEditor({ form, isShift, onForm, faultAt }: WeekEditorProps) {
  const { t } = usePageWords(HOURS);
  const setHours = (which: number, slots: SlotPlan[]) =>
    onForm({ ...form, hours: form.hours.map((each, at) => (at === which ? slots : each)) });
  return (
    <>
      <WeekDays form={form} onForm={onForm} />
      {usedHours(form).map(([which, slots]) => {
        const days = daysOf(form, which);
        const faultOf = (rest: string) => days.map((day) => faultAt(`/${day}${rest}`)).find(Boolean);
        return (
          <DayHours
            key={which}
            title={t.hoursOf(days.length === 7 ? t.everyDay.toLowerCase() : dayRange(days, t.days))}
            slots={slots}
            isShift={isShift}
            onSlots={(changed) => setHours(which, changed)}
            faultOf={faultOf}
          />
        );
      })}
      {!isShift && <Sum form={form} />}
    </>
  );
}

function Sum({ form }: Pick<WeekEditorProps, "form">) {
  const { t } = usePageWords(HOURS);
  const worked = workedMinutes(toWeek(form));
  if (worked === null) return null;
  return (
    <p class="rule">
      {t.sum(Math.floor(worked / 60), worked % 60)} {worked === WEEK_MIN ? t.sumRight : t.sumOther}
    </p>
  );
}
