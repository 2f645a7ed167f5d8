/**
 * This phone's key: made here, never readable by anybody, kept per employee in IndexedDB.
 *
 * Signing out keeps it (the phone stays enrolled); taking the phone off deletes it.
 */
import { base64url } from "./base64url";
import { database } from "./database";

export interface DeviceKey {
  privateKey: CryptoKey;
  /** The raw uncompressed point, base64url. */
  publicKey: string;
  /** As the server calls it; empty until it has answered the enrolment. */
  deviceId: string;
}

const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

/** Whether this browser can make and keep a key at all. */
export function canKeepKeys(): boolean {
  return typeof indexedDB !== "undefined" && globalThis.crypto?.subtle !== undefined;
}

/** This employee's key on this phone, if there is one. */
export async function findKey(employeeId: string): Promise<DeviceKey | undefined> {
  return canKeepKeys() ? (await database()).get("keys", employeeId) : undefined;
}

/** Whether somebody else enrolled here as well: the phone is shared. Nothing is told of who. */
export async function hasOthersKey(employeeId: string): Promise<boolean> {
  if (!canKeepKeys()) return false;
  return (await (await database()).getAllKeys("keys")).some((each) => each !== employeeId);
}

/** The employee's key on this phone; a new one where there is none. */
export async function findOrMakeKey(employeeId: string): Promise<DeviceKey> {
  const found = await findKey(employeeId);
  if (found) return found;
  const pair = await crypto.subtle.generateKey(P256, false, ["sign", "verify"]);
  const point = await crypto.subtle.exportKey("raw", pair.publicKey);
  const key = { privateKey: pair.privateKey, publicKey: base64url(new Uint8Array(point)), deviceId: "" };
  await keepKey(employeeId, key);
  return key;
}

export async function keepKey(employeeId: string, key: DeviceKey): Promise<void> {
  await (await database()).put("keys", key, employeeId);
}

export async function dropKey(employeeId: string): Promise<void> {
  await (await database()).delete("keys", employeeId);
}

/** r||s over exactly these bytes, base64url: the header Presensi-Signature. */
export async function sign(key: DeviceKey, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key.privateKey, bytes);
  return base64url(new Uint8Array(signature));
}

/** A name for this phone that its owner and the supervisor will recognise. */
export function phoneLabel(userAgent: string): string {
  const first = (signs: readonly [string, string][]) => signs.find(([sign]) => userAgent.includes(sign))?.[1] ?? "";
  const model = /Android [\d.]+; ([^;)]{2,40})\)/.exec(userAgent)?.[1]?.trim() ?? "";
  const isNamed = model !== "" && model !== "K"; // Chrome says K where it hides the model
  const phone = [first(PHONES), isNamed ? model : ""].filter(Boolean).join(" ");
  return [phone, first(BROWSERS)].filter(Boolean).join(" · ") || "Web";
}

// What a user agent says of itself, the most telling word first.
const PHONES: readonly [string, string][] = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Macintosh", "Mac"],
  ["Linux", "Linux"],
];
const BROWSERS: readonly [string, string][] = [
  ["SamsungBrowser", "Samsung Internet"],
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["Firefox", "Firefox"],
  ["FxiOS", "Firefox"],
  ["CriOS", "Chrome"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
];
