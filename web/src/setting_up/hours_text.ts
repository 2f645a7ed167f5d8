/** Working hours as the second person must see them: every time of every day, and a version beside the one before it. */

import type { Pattern, PatternVersion, SlotPlan, Week } from "../state/read_city";
import { shortDate } from "../words/format";
import type { Difference, Names, Said } from "./change_text";
import { clockOf, dayRange, daysOf, toForm } from "./week";

/** A day's check-ins, each in a line. */
export function sayDay(slots: readonly SlotPlan[], names: Names): string {
  return slots.map((slot) => saySlot(slot, names)).join("\n") || names.hours.off;
}

/** `Datang: dibuka 06:00, batas 07:30, ditutup 09:00, wajib`. */
export function saySlot({ slot, opens_min, limit_min, closes_min, required }: SlotPlan, names: Names): string {
  const { t, hours } = names;
  const told = [
    `${t.fields.opens_min} ${sayMinutes(opens_min, names)}`,
    limit_min !== null && `${(hours.limit[slot] ?? t.limit).toLowerCase()} ${sayMinutes(limit_min, names)}`,
    `${t.fields.closes_min} ${sayMinutes(closes_min, names)}`,
    required ? t.required : t.optional,
  ];
  return `${hours.slot[slot]}: ${told.filter(Boolean).join(", ")}`;
}

/** Days with the same hours once: their names, then their check-ins. */
export function sayWeek(week: Week, names: Names): string {
  const form = toForm(week);
  const told = form.hours.map((slots, which) => `${dayNames(daysOf(form, which), names)}\n${sayDay(slots, names)}`);
  return told.join("\n") || names.hours.off;
}

export function sayVersion({ starts_on, week, grace_min }: PatternVersion, names: Names): string {
  const { t, lang } = names;
  return `${t.from(shortDate(starts_on, lang))}\n${t.grace(grace_min)}\n${sayWeek(week, names)}`;
}

export function sayMinutes(minutes: number, { hours }: Names): string {
  const { time, day } = clockOf(minutes);
  return day ? `${time} (${hours.dayNames[day] ?? day})` : time;
}

/** The version that holds until this one begins: of those published and those proposed along with it. */
export function versionBefore(
  { path, new: added }: Difference,
  patterns: readonly Pattern[],
  changes: readonly Difference[],
): PatternVersion | null {
  const [, book, id, list, on] = path.split("/");
  if (book !== "patterns" || list !== "versions" || !on || path.split("/").length !== 5 || added === null) return null;
  const place = `/patterns/${id}/versions/`;
  const others = changes.filter((each) => each.path.startsWith(place) && each.path.split("/").length === 5);
  const held = patterns.find(({ pattern_id }) => pattern_id === id)?.versions ?? [];
  const kept = held.filter(({ starts_on }) => others.every((each) => each.path !== place + starts_on));
  const beside = others.flatMap((each) => (each.new === null ? [] : [each.new as unknown as PatternVersion]));
  return [...kept, ...beside]
    .filter(({ starts_on }) => starts_on < on)
    .reduce<PatternVersion | null>((last, each) => (last && last.starts_on > each.starts_on ? last : each), null);
}

/** What differs between two versions, old beside new: the grace, and the days whose hours change the same way. */
export function sayVersions(about: string, old: PatternVersion, now: PatternVersion, names: Names): Said[] {
  const { t } = names;
  const found: Said[] = [];
  if (old.grace_min !== now.grace_min) {
    found.push({ about: `${about}: ${t.fields.grace_min}`, old: `${old.grace_min}`, now: `${now.grace_min}` });
  }
  const changed = new Map<string, { days: number[]; old: string; now: string }>();
  now.week.forEach((slots, day) => {
    const pair = { old: sayDay(old.week[day] ?? [], names), now: sayDay(slots, names) };
    if (pair.old === pair.now) return;
    const key = JSON.stringify(pair);
    changed.set(key, { ...pair, days: [...(changed.get(key)?.days ?? []), day] });
  });
  for (const { days, ...pair } of changed.values())
    found.push({ about: `${about}: ${dayNames(days, names)}`, ...pair });
  if (!changed.size) found.push({ about: `${about}: ${t.hoursStay}`, old: sayWeek(old.week, names), now: "" });
  return found;
}

function dayNames(days: readonly number[], { hours }: Names): string {
  return days.length === 7 ? hours.everyDay : dayRange(days, hours.days);
}
