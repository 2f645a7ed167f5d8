/**
 * A day's chain, verified here in the browser, as tools/audit_verify.py does offline: the first broken link, or none.
 *
 * What was cut off at the end, or written anew as a whole, shows against the daily documents alone: offline.
 */
import type { Schemas } from "../../api/client";

export type Day = Schemas["DayProofView"];
type Entry = Day["entries"][number];

export type FaultKind =
  | "sequence"
  | "prev"
  | "hash"
  | "leaves"
  | "leaves_missing"
  | "root_unnamed"
  | "root_missing"
  | "unsure";

/** `place`: which entry; null where it is of the day as a whole. */
export interface Fault {
  kind: FaultKind;
  place: number | null;
}

const FIRST_PREV = "0".repeat(64);
const CLOSED = ["day_closed", "day_changed"];
const HASHED = ["entry_id", "at", "actor_id", "action", "object_id", "facts"] as const;
/** A number with a fraction is written in more than one way: what cannot be written as it was is not judged here. */
const FRACTION = /\d(?:\.\d|[eE])/;
const TEXT = /"(?:[^"\\]|\\.)*"/g;

/** `raw`: the answer as it came, before it was read. */
export async function firstFault(raw: string): Promise<Fault | null> {
  const day = JSON.parse(raw) as Day;
  const fault = (await chainFault(day)) ?? (await leavesFault(day));
  return fault?.kind === "hash" && FRACTION.test(raw.replace(TEXT, "")) ? { ...fault, kind: "unsure" } : fault;
}

async function chainFault({ chain, entries }: Day): Promise<Fault | null> {
  let prev = FIRST_PREV;
  for (const [at, entry] of entries.entries()) {
    const place = at + 1;
    if (entry.sequence !== place) return { kind: "sequence", place };
    if (entry.prev !== prev) return { kind: "prev", place };
    if ((await entryHash(chain, entry, place, prev)) !== entry.hash) return { kind: "hash", place };
    prev = entry.hash;
  }
  return null;
}

async function leavesFault(day: Day): Promise<Fault | null> {
  const named = rootsNamed(day);
  const whole = (kind: FaultKind) => ({ kind, place: null });
  if (day.root === null) {
    if (named.length) return whole("leaves_missing");
    return day.people.length ? whole("root_missing") : null;
  }
  if (!named.includes(day.root)) return whole("root_unnamed");
  const leaves = day.people.flatMap(({ leaves }) => leaves.map(([, hash]) => bytesOf(String(hash))));
  return hex(await rootOf(leaves)) === day.root ? null : whole("leaves");
}

/** The roots that the chain names, the one that holds last. */
function rootsNamed({ entries }: Day): string[] {
  const closes = entries.filter(({ action }) => CLOSED.includes(action));
  const roots = closes.map(({ facts }) => (facts as Record<string, unknown>).root);
  return roots.filter((root): root is string => typeof root === "string");
}

async function entryHash(chain: string, entry: Entry, place: number, prev: string): Promise<string> {
  const facts: Record<string, unknown> = { chain };
  for (const name of HASHED) if (name in entry) facts[name] = entry[name];
  return hex(await sha256(new TextEncoder().encode(`${prev}\n${place}\n${canonical(facts)}`)));
}

/** JSON with sorted members and nothing between: the text that was hashed. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(",")}}`;
}

/** The tree, as RFC 6962 draws it. */
async function rootOf(leaves: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  let level = [...leaves];
  if (!level.length) return sha256(new Uint8Array());
  while (level.length > 1) {
    const next: Promise<Uint8Array<ArrayBuffer>>[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]];
      if (left && right) next.push(sha256(Uint8Array.from([1, ...left, ...right])));
      else if (left) next.push(Promise.resolve(left));
    }
    level = await Promise.all(next);
  }
  return level[0] ?? new Uint8Array();
}

async function sha256(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", data));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
