/** The hours of a dated order: of its one day, or of each weekday. */
import { Tick } from "../../parts/labelled";
import { DayHours } from "../../setting_up/day_hours";
import { OWN_WEEK } from "../../setting_up/ready_weeks";
import { WeekEditor } from "../../setting_up/week_editor";
import type { Pattern, SlotPlan } from "../../state/read_city";
import { longDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import type { FieldsProps } from "./order_fields";
import { asOneDay, onlyWeekday } from "./order_form";
import { CALENDAR } from "./words";

export function OrderHours({ form, set, patterns, faultAt }: FieldsProps & { patterns: readonly Pattern[] }) {
  const { t, lang } = usePageWords(CALENDAR);
  const weekday = onlyWeekday(form);
  // Shifts may end on the next date: their times ask for the day as well.
  const isShift = patterns.some(({ pattern_id, code }) => code !== null && form.patterns.includes(pattern_id));
  if (weekday === null) {
    return (
      <WeekEditor
        form={form.week}
        isShift={isShift}
        onForm={(week) => set({ week })}
        faultAt={(pointer) => faultAt(`/week${pointer}`)}
      />
    );
  }
  const isOff = form.week.days[weekday] === null;
  const one = asOneDay(form.week, weekday);
  const first = form.week.hours[0] ?? OWN_WEEK[0] ?? [];
  const hours: SlotPlan[] = one.hours[0]?.length ? one.hours[0] : first;
  const withDays = (slots: SlotPlan[], off: boolean) =>
    set({ week: { hours: [slots], days: form.week.days.map(() => (off ? null : 0)) } });
  return (
    <>
      <div class="card">
        <Tick label={t.isOff} value={isOff} onValue={(off) => withDays(hours, off)} />
      </div>
      {!isOff && (
        <DayHours
          title={t.oneDay(longDate(form.startsOn, lang))}
          slots={hours}
          isShift={isShift}
          onSlots={(slots) => withDays(slots, false)}
          faultOf={(rest) => [0, 1, 2, 3, 4, 5, 6].map((day) => faultAt(`/week/${day}${rest}`)).find(Boolean)}
        />
      )}
    </>
  );
}
