/** What an order is called and when it holds; whom it concerns, and the week it begins with. */
import { Input, Select, Tick } from "../../parts/labelled";
import { toForm } from "../../setting_up/week";
import type { CityCalendar } from "../../state/read_city";
import { usePageWords } from "../../words/words";
import type { OrderForm } from "./order_form";
import { UnitTicks } from "./unit_ticks";
import { CALENDAR } from "./words";

export interface FieldsProps {
  form: OrderForm;
  set: (part: Partial<OrderForm>) => void;
  faultAt: (pointer: string) => string | undefined;
}

export function Facts({ form, set, faultAt, hasBegun }: FieldsProps & { hasBegun: boolean }) {
  const { t } = usePageWords(CALENDAR);
  return (
    <div class="card stack">
      <Input
        label={t.orderName}
        hint={t.orderNameHint}
        value={form.name}
        onValue={(name) => set({ name })}
        fault={faultAt("/name")}
      />
      <Input
        label={t.decreeNo}
        hint={t.decreeHint}
        value={form.decree}
        onValue={(decree) => set({ decree })}
        fault={faultAt("/decree_no")}
      />
      <div class="order-dates">
        <Input
          type="date"
          label={t.startsOn}
          hint={t.startsHint}
          value={form.startsOn}
          disabled={hasBegun}
          onValue={(startsOn) => set({ startsOn, endsOn: later(startsOn, form.endsOn) })}
          fault={faultAt("/starts_on")}
        />
        <Input
          type="date"
          label={t.endsOn}
          hint={t.endsHint}
          value={form.endsOn}
          onValue={(endsOn) => set({ endsOn })}
          fault={faultAt("/ends_on")}
        />
        <Input
          type="number"
          min="0"
          max="120"
          label={t.grace}
          value={form.grace}
          disabled={hasBegun}
          onValue={(grace) => set({ grace })}
          fault={faultAt("/grace_min")}
        />
      </div>
    </div>
  );
}

export function Whom({ form, set, calendar, faultAt }: FieldsProps & { calendar: CityCalendar }) {
  const { t } = usePageWords(CALENDAR);
  return (
    <div class="card stack">
      <UnitTicks chosen={form.units} choose={(units) => set({ units })} fault={faultAt("/unit_ids")} />
      <fieldset class="ticks-box">
        <legend>{t.patternsFor}</legend>
        <p class="hint">{t.patternsForHint}</p>
        {calendar.patterns.map(({ pattern_id, name, code }) => (
          <Tick
            key={pattern_id}
            label={code ? `${name} (${code})` : name}
            value={form.patterns.includes(pattern_id)}
            onValue={(isWanted) =>
              set({
                patterns: isWanted
                  ? [...form.patterns, pattern_id]
                  : form.patterns.filter((each) => each !== pattern_id),
              })
            }
          />
        ))}
      </fieldset>
      <Select
        label={t.begin}
        hint={t.beginHint}
        value=""
        onValue={(id) => {
          const week = calendar.patterns.find(({ pattern_id }) => pattern_id === id)?.versions.at(-1)?.week;
          if (week) set({ week: toForm(week) });
        }}
        options={[["", t.beginNone], ...calendar.patterns.map(({ pattern_id, name }) => [pattern_id, name] as const)]}
      />
    </div>
  );
}

/** Of two dates as they are written. */
function later(one: string, other: string): string {
  return one.localeCompare(other) > 0 ? one : other;
}
