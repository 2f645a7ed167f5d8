/** Six digits as people read and type them: "123 456". */
export const DIGITS = 6;
export const PERIOD_MS = 60_000;

export interface Shown {
  digits: string;
  from_at: string;
  until_at: string;
}

/** What was typed, without all that is no digit; never more than six. */
export function onlyDigits(typed: string): string {
  return typed.replace(/\D/g, "").slice(0, DIGITS);
}

export function spaced(digits: string): string {
  return digits.length > 3 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits;
}

/** The one that is current at a moment of the server's clock. */
export function current<T extends Shown>(shown: readonly T[], nowMs: number): T | undefined {
  return shown.find(({ from_at, until_at }) => Date.parse(from_at) <= nowMs && nowMs < Date.parse(until_at));
}

/** How much of its time is left, from 1 down to 0. */
export function partLeft({ from_at, until_at }: Shown, nowMs: number): number {
  const [from, until] = [Date.parse(from_at), Date.parse(until_at)];
  return Math.min(1, Math.max(0, (until - nowMs) / (until - from)));
}
