/** A year as twelve months of weeks, and what stands on each date. */
import type { CityCalendar, Holiday, Override } from "../../state/read_city";

export interface YearDay {
  on: string;
  day: number;
  /** 0 for Monday. */
  weekday: number;
  holiday: Holiday | undefined;
  order: Override | undefined;
}

/** Weeks from Monday, padded with null before the first and after the last. */
export type MonthWeeks = (YearDay | null)[][];

export function yearOf(year: number, { holidays, overrides }: CityCalendar): MonthWeeks[] {
  const byDate = new Map(holidays.map((each) => [each.on, each]));
  return Array.from({ length: 12 }, (_, month) => {
    const days = daysIn(year, month).map((on): YearDay => {
      const order = overrides.find(({ starts_on, ends_on }) => starts_on <= on && on <= ends_on);
      return { on, day: Number(on.slice(8)), weekday: weekdayOf(on), holiday: byDate.get(on), order };
    });
    return weeksOf(days);
  });
}

/** 0 for Monday. */
export function weekdayOf(on: string): number {
  return (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function daysIn(year: number, month: number): string[] {
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const two = (n: number) => String(n).padStart(2, "0");
  return Array.from({ length: count }, (_, at) => `${year}-${two(month + 1)}-${two(at + 1)}`);
}

function weeksOf(days: readonly YearDay[]): MonthWeeks {
  const padded: (YearDay | null)[] = [...Array.from({ length: days[0]?.weekday ?? 0 }, () => null), ...days];
  while (padded.length % 7) padded.push(null);
  return Array.from({ length: padded.length / 7 }, (_, at) => padded.slice(at * 7, at * 7 + 7));
}
