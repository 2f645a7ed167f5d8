/**
 * Check-ins that could not be sent: kept on this phone until the server has heard that they failed.
 *
 * Slot, times and what went wrong; no position, no photo. So an outage is seen even where nothing got through.
 */
import { answer, api, type Schemas } from "../api/client";
import { asRefusal, type Refusal } from "../api/refusal";
import { standing } from "../api/standing";
import { dateBeside } from "../words/format";
import { forget, recall, remember } from "../words/language";

export type FailedSend = Schemas["FailedSendBody"];

const MOST = 5;
const REPORT_DAYS = 7; // older ones the server does not take
const TEXTS: readonly string[] = ["slot", "local_date", "began_at", "failed_at", "what"];

/** What of a refusal is reported; null where the server has said a real no. */
export function failedBy(refusal: Refusal): Pick<FailedSend, "what" | "status"> | null {
  const what = refusal.failure;
  return what && { what, status: what === "server" ? refusal.status : null };
}

/** With this one; the same send once more is the same, and of many the latest stay. */
export function withFailed(kept: readonly FailedSend[], failed: FailedSend): FailedSend[] {
  return [...kept.filter((each) => !isSame(each, failed)), failed].slice(-MOST);
}

/** Send what is kept, oldest first, until one finds no way; the answer: what need not be kept any more. */
export async function drain(
  kept: readonly FailedSend[],
  today: string,
  post: (failed: FailedSend) => Promise<unknown>,
): Promise<FailedSend[]> {
  const done: FailedSend[] = [];
  for (const each of kept) {
    const refusal = each.local_date < dateBeside(today, -REPORT_DAYS) ? null : await refusalOf(post(each));
    if (refusal && isForLater(refusal)) return done;
    done.push(each);
  }
  return done;
}

export function keepFailedSend(employeeId: string, failed: FailedSend): void {
  if (standing() !== "on") return; // logged out before it had failed
  write(employeeId, withFailed(read(employeeId), failed));
}

let isSending = false;

/** Called whenever the server has just answered. `today`: the local date by its clock. */
export async function reportFailedSends(employeeId: string, today: string): Promise<void> {
  const kept = read(employeeId);
  if (isSending || !kept.length) return;
  isSending = true;
  try {
    const done = await drain(kept, today, (body) => answer(api.POST("/me/attempts", { body })));
    write(
      employeeId,
      read(employeeId).filter((each) => !done.some((one) => isSame(one, each) && one.failed_at === each.failed_at)),
    );
  } finally {
    isSending = false;
  }
}

function refusalOf(sent: Promise<unknown>): Promise<Refusal | null> {
  return sent.then(() => null, asRefusal);
}

function isForLater(refusal: Refusal): boolean {
  return refusal.isPassing || refusal.status === 401 || refusal.code === "TOO_MANY_REQUESTS";
}

function isSame(one: FailedSend, other: FailedSend): boolean {
  return one.slot === other.slot && one.began_at === other.began_at;
}

export function forgetFailedSends(employeeId: string): void {
  forget(keyOf(employeeId));
}

/** Of each person apart: several may use one phone. */
const keyOf = (employeeId: string) => `presensi.failed_sends.${employeeId}`;

function read(employeeId: string): FailedSend[] {
  try {
    const kept: unknown = JSON.parse(recall(keyOf(employeeId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isWhole) : [];
  } catch {
    return []; // what another version of the page left is not worth keeping
  }
}

function isWhole(kept: unknown): kept is FailedSend {
  const found = kept as Record<string, unknown> | null;
  return typeof found === "object" && TEXTS.every((name) => typeof found?.[name] === "string");
}

function write(employeeId: string, kept: readonly FailedSend[]): void {
  if (kept.length) remember(keyOf(employeeId), JSON.stringify(kept));
  else forget(keyOf(employeeId));
}
