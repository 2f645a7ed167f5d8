/** The next day with anything to check in, kept beside the held one: for a morning without a network. */
import type { Schemas } from "../api/client";
import { slotsOf } from "../place/slot_place";
import { isOverSince, localDate } from "../words/format";
import type { HeldDay } from "./held_day";
import { dropSealed, keepSealed, readSealed } from "./sealing";

type Day = Schemas["TodayView"];
/** A day as it was heard at some moment, whoever's it is. */
export type Heard = Pick<HeldDay, "today" | "offset">;

export interface NextDay {
  /** The day that it was asked beside, for which phone, and when by this phone's clock. */
  after: string;
  deviceId: string;
  askedMs: number;
  /** Null where the server knew of none. */
  day: Heard | null;
}

const NAME = "next day";
const FRESH_MS = 12 * 3_600_000;
const PAST_USE_MS = 48 * 3_600_000;

export async function keepNext(employeeId: string, next: NextDay): Promise<void> {
  await keepSealed(employeeId, NAME, next);
}

export async function keptNext(employeeId: string): Promise<NextDay | null> {
  return readSealed<NextDay>(employeeId, NAME).catch(() => null);
}

export async function dropNext(employeeId: string): Promise<void> {
  await dropSealed(employeeId, NAME);
}

/** Whether it has been over for two days, by the server's clock as it was heard: nothing of it is shown any more. */
export function isDayPast({ today, offset }: Heard, phoneMs: number): boolean {
  return isOverSince(today.local_date, today.zone, phoneMs + offset, PAST_USE_MS);
}

/** Whether it need not be asked for again, beside this day and for this phone. */
export function isFresh(next: NextDay | null, after: string, deviceId: string, nowMs: number): boolean {
  if (!next || next.after !== after || next.deviceId !== deviceId) return false;
  return Math.abs(nowMs - next.askedMs) < FRESH_MS;
}

/** Of the day heard last and the one kept ahead: the other one only when it has begun and the first is over. */
export function dayToShow(heard: Heard, next: Heard | null, phoneMs: number): Heard {
  const isOn = ({ today, offset }: Heard) => goesOn(today, phoneMs + offset);
  return next && isOn(next) && !isOn(heard) ? next : heard;
}

/** Whether this day is the one to show at a moment of the server's clock: a night until its last window has closed. */
export function goesOn(day: Day, nowMs: number): boolean {
  const date = localDate(new Date(nowMs), day.zone);
  const plans = slotsOf(day).map(({ plan }) => plan);
  if (day.local_date < date) return plans.some(({ closes_at }) => nowMs < Date.parse(closes_at));
  return day.local_date === date || plans.some(({ opens_at }) => Date.parse(opens_at) <= nowMs);
}

/** Whether it was heard on a date before its own, so that it tells a plan. */
export function isAhead({ server_time, zone, local_date }: Day): boolean {
  return localDate(new Date(server_time), zone) < local_date;
}
