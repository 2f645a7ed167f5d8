/** Check-ins that are signed and wait on this phone until the server has recorded them or said a real no. */
import type { Slot } from "../check_in/send";
import { isOverSince } from "../words/format";
import { dropSealed, keepSealed, namesSealed, readSealed } from "./sealing";

export interface Waiting {
  id: string;
  slot: Slot;
  localDate: string;
  /** Of the day; and server clock minus phone clock when it was made, in milliseconds. An older page kept neither. */
  zone?: string | undefined;
  offset?: number;
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
const LIFE_MS = 24 * 3_600_000; // of a day challenge after midnight, as on the server

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

/** Whether the server takes it no more, by its clock as this phone knew it. */
export function isTooLate(
  { localDate, zone, offset = 0 }: Pick<Waiting, "localDate" | "zone" | "offset">,
  phoneMs: number,
): boolean {
  return isOverSince(localDate, zone, phoneMs + offset, LIFE_MS);
}

/** What is kept of one that is refused: enough to tell of it, without photo and position. */
export function refusedFor(waiting: Waiting, refused: NonNullable<Waiting["refused"]>): Waiting {
  return { ...waiting, body: "", signature: "", photo: null, refused };
}

export async function countWaiting(employeeId: string): Promise<number> {
  return (await waitingNames(employeeId)).length;
}

async function waitingNames(employeeId: string): Promise<string[]> {
  return (await namesSealed(employeeId)).filter((name) => name.startsWith(PREFIX));
}
