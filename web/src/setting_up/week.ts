/** A week of windows as people enter it: days with the same hours once, times by the clock. */
import type { SlotName, SlotPlan, Week } from "../state/read_city";
import { OWN_WEEK } from "./ready_weeks";

export const SLOTS: readonly SlotName[] = ["arrival", "midday", "departure"];
export const WEEK_MIN = 2_250; // 37 h 30 min without breaks: Perpres 21/2023
const DAY_MIN = 24 * 60;

/** `hours`: each different day once; `days`: which of them each weekday has, Monday first, null for a day off. */
export interface WeekForm {
  hours: SlotPlan[][];
  days: (number | null)[];
}

export function toForm(week: Week): WeekForm {
  const hours: SlotPlan[][] = [];
  const days = week.map((slots) => {
    if (!slots.length) return null;
    const known = hours.findIndex((each) => isSame(each, slots));
    return known >= 0 ? known : hours.push(slots) - 1;
  });
  return { hours, days };
}

export function toWeek({ hours, days }: WeekForm): Week {
  return days.map((which) => (which === null ? [] : (hours[which] ?? [])));
}

/** The weekdays that have these hours, as numbers from Monday = 0. */
export function daysOf({ days }: WeekForm, which: number): number[] {
  return days.flatMap((each, day) => (each === which ? [day] : []));
}

/** The week with other hours for a day: known ones, null for a day off, or its own, a copy of what it had. */
export function withDay(form: WeekForm, day: number, which: number | null | "own"): WeekForm {
  const days = (of: number | null) => form.days.map((each, at) => (at === day ? of : each));
  if (which !== "own") return { ...form, days: days(which) };
  const copied = form.hours[form.days[day] ?? 0] ?? OWN_WEEK[0] ?? [];
  return { hours: [...form.hours, copied], days: days(form.hours.length) };
}

/** The hours that some day has, each with its number, by the first of their days. */
export function usedHours(form: WeekForm): [number, SlotPlan[]][] {
  const numbers = new Set(form.days.filter((which) => which !== null));
  return [...numbers].map((which) => [which, form.hours[which] ?? []]);
}

/** From the limit of arriving to that of leaving; null where there is none. */
export function limitsOf(slots: readonly SlotPlan[]): readonly [number, number] | null {
  const limits = slots.flatMap(({ limit_min }) => (limit_min === null ? [] : [limit_min]));
  const [from, to] = [limits[0], limits.at(-1)];
  return from === undefined || to === undefined ? null : [from, to];
}

/** `Senin–Kamis, Sabtu`: three in a row and more are drawn together. */
export function dayRange(days: readonly number[], names: readonly string[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1] === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => names[day ?? 0] ?? "";
  return runs
    .map((run) =>
      run.length > 2 ? `${name(run[0])}–${name(run[run.length - 1])}` : run.map((day) => name(day)).join(", "),
    )
    .join(", ");
}

/** `07:30` and which day after the shift's own: 1 for 31:30. */
export function clockOf(minutes: number): { time: string; day: number } {
  const day = Math.floor(minutes / DAY_MIN);
  const rest = minutes - day * DAY_MIN;
  const two = (n: number) => String(n).padStart(2, "0");
  return { time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}`, day };
}

/** Of `07:30`, `7.30`, `0730` or `7` on that day; null where it is no time. */
export function minutesOf(time: string, day: number): number | null {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(time.trim());
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
  return found && hours < 24 && minutes < 60 ? day * DAY_MIN + hours * 60 + minutes : null;
}

/** From the limit of arriving to that of leaving, less the break, over the week; null unless there are both. */
export function workedMinutes(week: Week): number | null {
  let sum = 0;
  for (const slots of week) {
    if (!slots.length) continue;
    const of = (name: SlotName) => slots.find(({ slot }) => slot === name);
    const [from, until] = [of("arrival")?.limit_min, of("departure")?.limit_min];
    if (from == null || until == null || until <= from) return null;
    const pause = of("midday");
    sum += until - from - (pause ? pause.closes_min - pause.opens_min : 0);
  }
  return sum;
}

function isSame(one: readonly SlotPlan[], other: readonly SlotPlan[]): boolean {
  return JSON.stringify(one.map(facts)) === JSON.stringify(other.map(facts));
}

function facts({ slot, opens_min, closes_min, limit_min, required }: SlotPlan) {
  return [slot, opens_min, closes_min, limit_min, required];
}
