/** The day as it was last heard, so that the app opens and checks in without a network. */
import type { Schemas } from "../api/client";
import { standing } from "../api/standing";
import { forgetFailedSends } from "../check_in/failed_sends";
import { forget, recall, remember } from "../words/language";
import { dayToShow, dropNext, type Heard, isDayPast, keptNext } from "./next_day";
import { dropSealed, forgetSealed, keepSealed, readSealed } from "./sealing";

export interface HeldDay {
  me: Schemas["MeView"];
  today: Schemas["TodayView"];
  /** Server clock minus phone clock, in milliseconds. */
  offset: number;
}

const NAME = "day";
const LAST = "presensi.last"; // whose day it is: an id of ours, no secret

/** Nobody waits for it: a browser that keeps nothing works online alone. */
export async function holdDay(day: HeldDay): Promise<void> {
  const { employee_id } = day.me.employee;
  await keepSealed(employee_id, NAME, day).then(
    () => remember(LAST, employee_id),
    () => undefined,
  );
}

export function lastEmployee(): string | null {
  return recall(LAST);
}

/** Whoever logs in is the one whose day it is, before it is heard. */
export function noteLast(employeeId: string): void {
  remember(LAST, employeeId);
}

/**
 * Of whoever was logged in last: the day heard last, or the next one that is kept ahead; null where nothing is held.
 *
 * Null as well once the server has said that the session is over: a lost phone tells of nobody.
 */
export async function heldDay(): Promise<HeldDay | null> {
  const last = lastEmployee();
  if (!last || standing() !== "on") return null;
  const { day, next } = await kept(last);
  return day && !areDaysPast(day, next) ? { ...day, ...dayToShow(day, next, Date.now()) } : null;
}

/** Of somebody who is not logged in, whatever it is; of who is, once it is of no use. */
export async function dropDays(employeeId: string, isIn: boolean): Promise<void> {
  const { day, next } = await kept(employeeId);
  if (isIn && day && !areDaysPast(day, next)) return;
  await Promise.all([dropSealed(employeeId, NAME), dropNext(employeeId)]);
}

async function kept(employeeId: string): Promise<{ day: HeldDay | null; next: Heard | null }> {
  const day = readSealed<HeldDay>(employeeId, NAME).catch(() => null);
  return { day: await day, next: (await keptNext(employeeId))?.day ?? null };
}

/** The later one of both decides: Monday's is shown by what was heard on Friday. */
function areDaysPast(day: HeldDay, next: Heard | null): boolean {
  return isDayPast(next ?? day, Date.now());
}

/** At logging out: nothing of the person stays but the phone's own key. */
export async function forgetPerson(employeeId: string): Promise<void> {
  forget(LAST);
  forgetFailedSends(employeeId);
  await forgetSealed(employeeId).catch(() => undefined);
}
