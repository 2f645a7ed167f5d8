/**
 * One position of the phone and how old it is.
 *
 * The fix's own timestamp is never read: phones' clocks are minutes off, and old GPS chips 1,024 weeks. The age is
 * counted here, from the moment the browser handed the fix over.
 */
import type { Position } from "./distance";

/** An instant by two clocks: `ticksMs` nobody can set, but it may stand still while the phone sleeps; `wallMs` goes on. */
export interface Moment {
  ticksMs: number;
  wallMs: number;
}

export interface Fix {
  position: Position;
  accuracyM: number;
  heardAt: Moment;
  /** How old it may have been already when it was heard: a cached one is not new. */
  olderMs: number;
}

export const MAX_FIX_AGE_MS = 60_000; // what the API accepts
const MARGIN_MS = 5_000; // a fix must still be young enough when the body arrives

export function thisMoment(): Moment {
  return { ticksMs: performance.now(), wallMs: Date.now() };
}

/** The most it can be, in milliseconds: by the clock on which more has passed since. */
export function ageMs({ heardAt, olderMs }: Fix, at = thisMoment()): number {
  return olderMs + Math.max(0, at.ticksMs - heardAt.ticksMs, at.wallMs - heardAt.wallMs);
}

/** What phones tell where only the approximate location is allowed: kilometres (Android about 2, iOS 1 to 20). */
const APPROXIMATE_M = 1_000;

export function isApproximate({ accuracyM }: Fix): boolean {
  return accuracyM >= APPROXIMATE_M;
}

export function isFresh(fix: Fix | null): fix is Fix {
  return fix !== null && ageMs(fix) < MAX_FIX_AGE_MS - MARGIN_MS;
}
