/** The day as it was last heard, so that the app opens and checks in without a network. */
import type { Schemas } from "../api/client";
import type { Failure } from "../api/refusal";
import { forget, recall, remember } from "../words/language";
import { forgetSealed, keepSealed, readSealed } from "./sealing";

export interface HeldDay {
  me: Schemas["MeView"];
  today: Schemas["TodayView"];
  /** Server clock minus phone clock, in milliseconds. */
  offset: number;
}

/** Shown while the server does not answer. */
export interface Held extends HeldDay {
  why: Failure;
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

/** Of whoever was logged in last; null where nothing is held. */
export async function heldDay(): Promise<HeldDay | null> {
  const last = lastEmployee();
  return last ? readSealed<HeldDay>(last, NAME).catch(() => null) : null;
}

/** At logging out: nothing of the person stays but the phone's own key. */
export async function forgetPerson(employeeId: string): Promise<void> {
  forget(LAST);
  await forgetSealed(employeeId).catch(() => undefined);
}
