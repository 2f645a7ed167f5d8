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
import { OFFERED, DRAFT as PREFIX } from "../offline/told_names";
import { type Activity, bodyOf, type Choices, type Told } from "./report";

export interface Draft {
  id: string;
  told: Told;
  /** What the server has said to it for good. */
  refused?: string;
}

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

/** One that is being changed: it is not sent meanwhile as it was. */
const inHand = new Set<string>();

/** Returns how it is let go of. */
export function takeInHand(id: string): () => void {
  inHand.add(id);
  return () => void inHand.delete(id);
}

type Heard = (sent: number) => void;
const listeners = new Set<Heard>();

/** `heard` is told each time they were gone through: how many were sent. Returns how one stops listening. */
export function onSent(heard: Heard): () => void {
  listeners.add(heard);
  return () => void listeners.delete(heard);
}

const running = new Map<string, Promise<number>>();

/** Each once, whoever asks for it meanwhile: how many were sent. */
export function sendDrafts(employeeId: string): Promise<number> {
  const sending = running.get(employeeId) ?? sendEach(employeeId).finally(() => running.delete(employeeId));
  running.set(employeeId, sending);
  return sending;
}

/** What is on its way has arrived, or comes back. */
export async function settled(employeeId: string): Promise<void> {
  await running.get(employeeId)?.catch(() => undefined);
}

/** What the server refuses stays, with why, until its person changes or drops it. */
async function sendEach(employeeId: string): Promise<number> {
  let sent = 0;
  for (const { id } of await allDrafts(employeeId)) {
    const draft = inHand.has(id) ? null : await readDraft(employeeId, id); // gone once somebody has logged out
    if (!draft || draft.refused) continue;
    try {
      await send(draft);
      await dropDraft(employeeId, id);
      sent++;
    } catch (error) {
      const refusal = asRefusal(error);
      if (!wasHeard(refusal)) break; // the next one would fare no better
      if (await readDraft(employeeId, id)) await keepDraft(employeeId, { ...draft, refused: whyOf(refusal) });
    }
  }
  for (const heard of listeners) heard(sent);
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
