/**
 * Kept on this phone for one person, unreadable without a key that never leaves the browser and goes at logging out.
 *
 * A session that merely ended keeps what waits to be sent: that must not be lost.
 */
import { standing } from "../api/standing";
import { database } from "../device/database";

const AES = { name: "AES-GCM", length: 256 } as const;

/** Throws where this browser keeps nothing, and while one logs out. */
export async function keepSealed(employeeId: string, name: string, value: unknown): Promise<void> {
  if (standing() === "leaving") throw new Error("logged out");
  const key = (await sealingKey(employeeId)) ?? (await makeSealingKey(employeeId));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const bytes = await crypto.subtle.encrypt(how(iv, employeeId, name), key, text);
  const change = (await database()).transaction(["sealing", "sealed"], "readwrite");
  const isOpenable = (await change.objectStore("sealing").count(employeeId)) > 0; // else it was left meanwhile
  if (isOpenable) await change.objectStore("sealed").put({ iv, bytes }, [employeeId, name]);
  await change.done;
  if (!isOpenable) throw new Error("logged out");
}

/** Null where it was never kept, or by another version of the page in a way that this one cannot read. */
export async function readSealed<T>(employeeId: string, name: string): Promise<T | null> {
  const [key, sealed] = [await sealingKey(employeeId), await (await database()).get("sealed", [employeeId, name])];
  if (!key || !sealed) return null;
  try {
    const text = await crypto.subtle.decrypt(how(sealed.iv, employeeId, name), key, sealed.bytes);
    return JSON.parse(new TextDecoder().decode(text)) as T;
  } catch {
    return null;
  }
}

export async function namesSealed(employeeId: string): Promise<string[]> {
  return (await (await database()).getAllKeys("sealed", allOf(employeeId))).map(([, name]) => name);
}

export async function dropSealed(employeeId: string, name: string): Promise<void> {
  await (await database()).delete("sealed", [employeeId, name]);
}

/** The key first: what might stay behind is unreadable then. */
export async function forgetSealed(employeeId: string): Promise<void> {
  const db = await database();
  await db.delete("sealing", employeeId);
  await db.delete("sealed", allOf(employeeId));
}

/** Everybody of whom anything is kept here, be it the key alone. */
export async function peopleSealed(): Promise<string[]> {
  const db = await database();
  const [names, keys] = await Promise.all([db.getAllKeys("sealed"), db.getAllKeys("sealing")]);
  return [...new Set([...names.map(([employeeId]) => employeeId), ...keys])];
}

/** A key that seals nothing any more. */
export async function dropIdleKey(employeeId: string): Promise<void> {
  const change = (await database()).transaction(["sealing", "sealed"], "readwrite");
  const isIdle = (await change.objectStore("sealed").count(allOf(employeeId))) === 0;
  if (isIdle) await change.objectStore("sealing").delete(employeeId);
  await change.done;
}

async function sealingKey(employeeId: string): Promise<CryptoKey | undefined> {
  return (await database()).get("sealing", employeeId);
}

/** Of two pages that make one at once the first one's stands. */
async function makeSealingKey(employeeId: string): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey(AES, false, ["encrypt", "decrypt"]);
  const change = (await database()).transaction("sealing", "readwrite");
  const others = await change.store.get(employeeId);
  if (!others) await change.store.put(made, employeeId);
  await change.done;
  return others ?? made;
}

/** What is sealed for one person and name opens for no other. */
function how(iv: Uint8Array<ArrayBuffer>, employeeId: string, name: string): AesGcmParams {
  return { name: AES.name, iv, additionalData: new TextEncoder().encode(`${employeeId} ${name}`) };
}

function allOf(employeeId: string): IDBKeyRange {
  return IDBKeyRange.bound([employeeId, ""], [employeeId, "￿"]);
}
