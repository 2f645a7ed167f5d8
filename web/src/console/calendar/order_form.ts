/** What was typed about a dated order, as the body that proposes it. */
import type { Schemas } from "../../api/client";
import { slug } from "../../setting_up/ids";
import { toForm, toWeek, type WeekForm } from "../../setting_up/week";
import type { Override, Week } from "../../state/read_city";
import { weekdayOf } from "./year_plan";

export interface OrderForm {
  name: string;
  decree: string;
  startsOn: string;
  endsOn: string;
  grace: string;
  week: WeekForm;
  patterns: readonly string[];
  units: readonly string[];
}

const LONGEST_NAME = 15; // with a date behind it an id has 26 letters

export function emptyOrder(tomorrow: string, week: Week): OrderForm {
  return {
    name: "", decree: "", startsOn: tomorrow, endsOn: tomorrow, grace: "0", week: toForm(week), patterns: [], units: [],
  }; // biome-ignore format: one of each
}

export function orderForm(held: Override): OrderForm {
  return {
    name: held.name,
    decree: held.decree_no,
    startsOn: held.starts_on,
    endsOn: held.ends_on,
    grace: String(held.grace_min),
    week: toForm(held.week),
    patterns: held.pattern_ids,
    units: held.unit_ids,
  };
}

export function orderBody(form: OrderForm): Schemas["OverrideBody"] {
  return {
    name: form.name.trim(),
    decree_no: form.decree.trim(),
    starts_on: form.startsOn,
    ends_on: form.endsOn,
    week: toWeek(form.week),
    grace_min: Number.parseInt(form.grace, 10) || 0,
    pattern_ids: [...form.patterns],
    unit_ids: [...form.units],
    emergency_reason: null,
  };
}

/** `ramadan-1448-2027-02-08`: a name may come again in another year. */
export function orderId({ name, startsOn }: OrderForm): string {
  return `${
    slug(name)
      .slice(0, LONGEST_NAME)
      .replace(/[-.]+$/, "") || "ketentuan"
  }-${startsOn}`;
}

/** The weekday of an order for one date; null where it is for several, or for none yet. */
export function onlyWeekday({ startsOn, endsOn }: OrderForm): number | null {
  return startsOn && startsOn === endsOn ? weekdayOf(startsOn) : null;
}

/** Every weekday with the hours that this one has: what is asked of an order for one date is its one day. */
export function asOneDay(form: WeekForm, weekday: number): WeekForm {
  const which = form.days[weekday] ?? form.days.find((each) => each !== null) ?? 0;
  const hours = form.hours[which] ?? [];
  return { hours: [hours], days: form.days.map(() => (form.days[weekday] === null ? null : 0)) };
}

export type OrderState = "now" | "coming" | "over";

export function stateOf({ starts_on, ends_on }: Override, today: string): OrderState {
  return ends_on < today ? "over" : starts_on > today ? "coming" : "now";
}
