/** Sums of units' dates, for the city's row of figures and its plot: pure. */
import type { Schemas } from "../../api/client";

export type Figures = Schemas["DayFiguresView"];
export type UnitLine = Schemas["UnitFiguresView"];

export const AWAY = ["leave", "duty", "study", "remote", "permission"];

export interface Sums {
  people: number;
  /** Have checked in at the first slot, whatever is decided about it. */
  arrived: number;
  late: number;
  /** May still come. */
  awaited: number;
  /** Did not come, and the window is over. */
  missed: number;
  absent: number;
  away: number;
  provisional: number;
  flagged: number;
}

const NONE: Sums = {
  people: 0,
  arrived: 0,
  late: 0,
  awaited: 0,
  missed: 0,
  absent: 0,
  away: 0,
  provisional: 0,
  flagged: 0,
};

export function sumsOf(figures: Figures): Sums {
  const { people, statuses, slots, late, flagged } = figures;
  const arrival = slots.arrival ?? {};
  return {
    people,
    arrived: (arrival.on_time ?? 0) + (arrival.late ?? 0) + (arrival.provisional ?? 0),
    late,
    awaited: arrival.awaited ?? 0,
    missed: arrival.missing ?? 0,
    absent: statuses.absent ?? 0,
    away: AWAY.reduce((sum, each) => sum + (statuses[each] ?? 0), 0),
    provisional: Object.values(slots).reduce((sum, stands) => sum + (stands.provisional ?? 0), 0),
    flagged,
  };
}

export function total(all: readonly Sums[]): Sums {
  const names = Object.keys(NONE) as (keyof Sums)[];
  return Object.fromEntries(
    names.map((name) => [name, all.reduce((sum, each) => sum + each[name], 0)]),
  ) as unknown as Sums;
}

/** A unit's people as the sums that its figures would give. */
export function sumsOfPeople(people: readonly Schemas["PersonStandView"][]): Sums {
  const count = (is: (person: Schemas["PersonStandView"]) => boolean) => people.filter(is).length;
  const arrivalIs =
    (...stands: string[]) =>
    ({ slots }: Schemas["PersonStandView"]) =>
      slots.some(({ slot, stand }) => slot === "arrival" && stands.includes(stand));
  return {
    people: people.length,
    arrived: count(arrivalIs("on_time", "late", "provisional")),
    late: count(arrivalIs("late")),
    awaited: count(arrivalIs("awaited")),
    missed: count(arrivalIs("missing")),
    absent: count(({ status }) => status === "absent"),
    away: count(({ status }) => AWAY.includes(status ?? "")),
    provisional: people.reduce(
      (sum, { slots }) => sum + slots.filter(({ stand }) => stand === "provisional").length,
      0,
    ),
    flagged: count(({ flagged }) => flagged),
  };
}

const STEP_MIN = 5;
const MOST_STEPS = 36; // three hours; a longer span takes wider steps

/** How many came in each step, from the first arrival to the last, without gaps. */
export function morningOf(all: readonly Readonly<Record<string, number>>[]): { labels: string[]; values: number[] } {
  const counts = new Map<number, number>();
  for (const each of all) {
    for (const [time, count] of Object.entries(each))
      counts.set(minuteOf(time), (counts.get(minuteOf(time)) ?? 0) + count);
  }
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  if (!counts.size) return { labels: [], values: [] };
  const step = [STEP_MIN, 10, 15, 30, 60].find((each) => (last - first) / each < MOST_STEPS) ?? 60;
  const start = Math.floor(first / step) * step;
  const steps = Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, at) => start + at * step);
  const values = steps.map((from) => sumBetween(counts, from, from + step));
  return { labels: steps.map(timeOf), values };
}

export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

function sumBetween(counts: ReadonlyMap<number, number>, from: number, until: number): number {
  let sum = 0;
  for (const [minute, count] of counts) if (minute >= from && minute < until) sum += count;
  return sum;
}
