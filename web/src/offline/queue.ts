/** Check-ins that are signed and wait on this phone until the server has recorded them or said a real no. */
import type { Slot } from "../check_in/send";
import { dropSealed, keepSealed, namesSealed, readSealed } from "./sealing";

export interface Waiting {
  id: string;
  slot: Slot;
  localDate: string;
  /** When it was made, by the server's clock as this phone knows it; for the person to see, never for a verdict. */
  madeAt: string;
  /** The day challenge it is signed over. */
  challenge: string;
  /** The exact bytes that are signed, and the photo, both base64url; no photo where none is asked for. */
  body: string;
  signature: string;
  photo: string | null;
  /** What the server has said to it for good, until the person has seen it. */
  refused?: { code: string; title: string; detail: string };
}

const PREFIX = "check-in ";

export async function keepWaiting(employeeId: string, waiting: Waiting): Promise<void> {
  await keepSealed(employeeId, PREFIX + waiting.id, waiting);
}

export async function dropWaiting(employeeId: string, id: string): Promise<void> {
  await dropSealed(employeeId, PREFIX + id);
}

/** Oldest first; what cannot be read any more is dropped. */
export async function allWaiting(employeeId: string): Promise<Waiting[]> {
  const found: Waiting[] = [];
  for (const name of await waitingNames(employeeId)) {
    const waiting = await readSealed<Waiting>(employeeId, name);
    if (waiting) found.push(waiting);
    else await dropSealed(employeeId, name);
  }
  return found.sort((one, other) => Date.parse(one.madeAt) - Date.parse(other.madeAt));
}

export async function countWaiting(employeeId: string): Promise<number> {
  return (await waitingNames(employeeId)).length;
}

async function waitingNames(employeeId: string): Promise<string[]> {
  return (await namesSealed(employeeId)).filter((name) => name.startsWith(PREFIX));
}
