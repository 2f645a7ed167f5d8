/**
 * Reports that wait on this phone for a network, sealed for their person, and what the form offers without one.
 *
 * Each has the key it is sent under from the start: however often it is sent, it is made once.
 */
import { answer, api } from "../api/client";
import { onceOnly } from "../api/job";
import { asRefusal, type Refusal } from "../api/refusal";
import { dropSealed, keepSealed, namesSealed, readSealed } from "../offline/sealing";
import { wasHeard } from "../offline/send_waiting";
import { type Activity, bodyOf, type Choices, type Told } from "./report";

export interface Draft {
  id: string;
  told: Told;
  /** What the server has said to it for good. */
  refused?: string;
}

const PREFIX = "activity ";
const OFFERED = "activities offered";

/** What was offered last, and the report that may be repeated. */
export interface Offered {
  choices: Choices | null;
  last: Activity | null;
}

export function newDraft(told: Told): Draft {
  return { id: onceOnly().header["Idempotency-Key"], told };
}

export async function keepDraft(employeeId: string, draft: Draft): Promise<void> {
  await keepSealed(employeeId, PREFIX + draft.id, draft);
}

export async function dropDraft(employeeId: string, id: string): Promise<void> {
  await dropSealed(employeeId, PREFIX + id);
}

export async function readDraft(employeeId: string, id: string): Promise<Draft | null> {
  return readSealed<Draft>(employeeId, PREFIX + id);
}

/** By date. A browser that keeps nothing has none. */
export async function allDrafts(employeeId: string): Promise<Draft[]> {
  const names = (await namesSealed(employeeId)).filter((name) => name.startsWith(PREFIX));
  const found = await Promise.all(names.map((name) => readSealed<Draft>(employeeId, name)));
  return found
    .filter((each): each is Draft => each !== null)
    .sort((one, other) => one.told.on.localeCompare(other.told.on));
}

export function send({ id, told }: Draft): Promise<Activity> {
  const params = { header: { "Idempotency-Key": id } };
  return answer(api.POST("/me/activities", { params, body: bodyOf(told) }));
}

/** Each once: how many were sent. What the server refuses stays, with why, until its person changes or drops it. */
export async function sendDrafts(employeeId: string): Promise<number> {
  let sent = 0;
  for (const draft of await allDrafts(employeeId)) {
    if (draft.refused) continue;
    try {
      await send(draft);
      await dropDraft(employeeId, draft.id);
      sent++;
    } catch (error) {
      const refusal = asRefusal(error);
      if (!wasHeard(refusal)) break; // the next one would fare no better
      await keepDraft(employeeId, { ...draft, refused: whyOf(refusal) });
    }
  }
  return sent;
}

export function whyOf(refusal: Refusal): string {
  return [...refusal.faults.map(({ detail }) => detail), refusal.detail].find(Boolean) ?? refusal.code;
}

export async function keepOffered(employeeId: string, offered: Offered): Promise<void> {
  await keepSealed(employeeId, OFFERED, offered).catch(() => undefined);
}

export async function offered(employeeId: string): Promise<Offered> {
  const kept = await readSealed<Offered>(employeeId, OFFERED).catch(() => null);
  return kept ?? { choices: null, last: null };
}
