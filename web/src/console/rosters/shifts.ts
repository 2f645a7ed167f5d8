/** What letters come to: shifts without rest between them, and the hours of each week. By the hours of the letters. */
import type { Schemas } from "../../api/client";

type Letter = Schemas["LetterView"];
type Day = Schemas["GridDayView"];
const DAY_MIN = 24 * 60;

/** Minutes from midnight of the shift's date. */
export interface Span {
  begins: number;
  ends: number;
}

export type Spans = ReadonlyMap<string, Span>;

/** Letters with hours: neither the day off nor a pattern that has none yet. */
export function spansOf(letters: readonly Letter[]): Spans {
  const timed = letters.flatMap(({ code, begins_min, ends_min }): [string, Span][] =>
    begins_min === null || ends_min === null ? [] : [[code, { begins: begins_min, ends: ends_min }]],
  );
  return new Map(timed);
}

/**
 * The days, from 0, whose shift begins before that of the date before has ended, or just then: nobody rests between.
 * As rules/swap.py judges it. `before`: the letter of the last day of the month before.
 */
export function touchesOf(letters: string, spans: Spans, before = ""): number[] {
  const found: number[] = [];
  let last = spans.get(before);
  for (const [at, letter] of [...letters].entries()) {
    const span = spans.get(letter);
    if (last && span && last.ends >= span.begins + DAY_MIN) found.push(at);
    last = span;
  }
  return found;
}

/** Days from 0, Monday to Sunday, as far as the month goes. */
export function weeksOf(days: readonly Day[]): [number, number][] {
  const weeks: [number, number][] = [];
  for (const [at, { weekday }] of days.entries()) {
    const week = weeks.at(-1);
    if (!week || weekday === 0) weeks.push([at, at]);
    else week[1] = at;
  }
  return weeks;
}

/** Whole and half hours of these days, from beginning to end of each shift: breaks are not taken off. */
export function hoursOf(letters: string, [from, until]: readonly [number, number], spans: Spans): number {
  let minutes = 0;
  for (const letter of letters.slice(from, until + 1)) {
    const span = spans.get(letter);
    if (span) minutes += span.ends - span.begins;
  }
  return Math.round(minutes / 30) / 2;
}
