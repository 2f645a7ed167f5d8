/** What was changed in the grid and not saved yet: letters by person and day, kept apart from what the server says. */
import type { Schemas } from "../api/client";
import type { Refusal } from "../api/refusal";

export const NO_ENTRY = "-";

type Person = Schemas["PersonRosterView"];
type Day = Schemas["GridDayView"];

/** employee id -> day of the month from 0 -> letter. Nobody stands here without a change. */
export type Edits = Readonly<Record<string, Readonly<Record<number, string>>>>;

/** Whether the letter of this day may be set: an entry of a day that has passed stays as it is. */
export function maySet(person: Person, days: readonly Day[], at: number): boolean {
  const isFixed = days[at]?.passed && person.letters[at] !== NO_ENTRY;
  return person.may_set && person.here.includes(at + 1) && !isFixed;
}

/** With this letter; setting what the server has already is no change. */
export function withLetter(edits: Edits, person: Person, at: number, letter: string): Edits {
  const { [at]: _, ...others } = edits[person.employee_id] ?? {};
  const mine = person.letters[at] === letter ? others : { ...others, [at]: letter };
  return Object.keys(mine).length ? { ...edits, [person.employee_id]: mine } : without(edits, [person.employee_id]);
}

export function without(edits: Edits, ids: readonly string[]): Edits {
  return Object.fromEntries(Object.entries(edits).filter(([id]) => !ids.includes(id)));
}

/** The person's letters with the changes in them: also on top of what the server says by now. */
export function lettersOf(person: Person, edits: Edits): string {
  const mine = edits[person.employee_id] ?? {};
  return [...person.letters].map((letter, at) => mine[at] ?? letter).join("");
}

/** How many of the person's days here say nothing that can be worked by. */
export function unknownOf(person: Person, edits: Edits, known: readonly string[]): number {
  const letters = lettersOf(person, edits);
  return person.here.filter((day) => !known.includes(letters[day - 1] ?? NO_ENTRY)).length;
}

/** The letter that a key stands for; undefined for any other key. */
export function letterOfKey(key: string, known: readonly string[]): string | undefined {
  if (key === NO_ENTRY || key === "Delete" || key === "Backspace") return NO_ENTRY;
  return known.find((code) => code === key) ?? known.find((code) => code === key.toUpperCase());
}

/** Days from 0 that a refusal names. */
export function faultyDays({ faults }: Refusal): number[] {
  return faults.flatMap(({ pointer }) => {
    const at = /^\/letters\/(\d+)$/.exec(pointer)?.[1];
    return at === undefined ? [] : [Number(at)];
  });
}

export interface Place {
  row: number;
  at: number;
}

/** Where a key leads in a grid of so many rows and days; undefined for a key that leads nowhere. */
export function placeAfter({ row, at }: Place, key: string, rows: number, days: number): Place | undefined {
  const moves: Record<string, Place> = {
    ArrowLeft: { row, at: at - 1 },
    ArrowRight: { row, at: at + 1 },
    ArrowUp: { row: row - 1, at },
    ArrowDown: { row: row + 1, at },
    Home: { row, at: 0 },
    End: { row, at: days - 1 },
  };
  const to = moves[key];
  if (!to) return undefined;
  return { row: clamp(to.row, rows), at: clamp(to.at, days) };
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
