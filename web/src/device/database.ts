/** What this browser keeps for Presensi. A private window may refuse to keep anything: whoever asks must go on without. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { DeviceKey } from "./key";

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

export interface Kept extends DBSchema {
  /** The phone's keys, by employee. */
  keys: { key: string; value: DeviceKey };
  /** What seals the rest, by employee; it goes at logging out. */
  sealing: { key: string; value: CryptoKey };
  /** Sealed for one employee, by name. */
  sealed: { key: [employeeId: string, name: string]; value: Sealed };
}

let opened: Promise<IDBPDatabase<Kept>> | undefined;

export function database(): Promise<IDBPDatabase<Kept>> {
  opened ??= openDB<Kept>("presensi", 2, {
    upgrade(db, from) {
      if (from < 1) db.createObjectStore("keys");
      db.createObjectStore("sealing");
      db.createObjectStore("sealed");
    },
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(), // a newer page wants to change it
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}
