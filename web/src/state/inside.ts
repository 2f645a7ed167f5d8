/** What every screen behind the login shares. */
import { createContext } from "preact";
import type { Schemas } from "../api/client";
import type { Failure } from "../api/refusal";
import type { HeldDay } from "../offline/held_day";
import type { WaitingList } from "../offline/use_waiting";
import type { MenuEntry } from "../parts/screen";
import type { Whereabouts } from "../place/position";
import { useGiven } from "./here";
import type { Phone } from "./phone";
import type { Photos } from "./photos";
import type { Today } from "./today";

export interface Inside {
  me: Schemas["MeView"];
  reloadMe: () => Promise<void>;
  phone: Phone;
  today: Today;
  whereabouts: Whereabouts;
  /** Begin to watch the position; the browser may ask. */
  watchPosition: () => void;
  /** Answers of this visit's check-ins, with their receipts, by challenge id. */
  receipts: Map<string, Schemas["RecordView"]>;
  photos: Photos;
  /** Check-ins that wait on this phone. */
  waiting: WaitingList;
  /** The day as it was last heard, where nobody answers now. */
  held: HeldDay | null;
  /** What keeps the server from answering; null while it is asked for the first time, and where it does. */
  failure: Failure | null;
  menu: readonly MenuEntry[];
  logOut: () => Promise<void>;
}

export const InsideContext = createContext<Inside | null>(null);

export const useInside = () => useGiven(InsideContext);

/** Whether the person holds one of these roles anywhere; the server judges how far it reaches. */
export function holds({ employee }: Schemas["MeView"], roles: readonly string[]): boolean {
  return employee.grants.some(({ role }) => roles.includes(role));
}

/** Whether the person works by shifts on this date, or will. */
export function worksByRoster({ employee }: Schemas["MeView"], on: string): boolean {
  return employee.assignments.some(({ pattern_id, ends_on }) => pattern_id === null && (ends_on ?? on) >= on);
}

/** What `Screen` needs of it. */
export function useFrame(here?: MenuEntry["key"]) {
  const { me, menu } = useInside();
  return { city: me.city_name, agency: me.agency_name, menu, ...(here ? { here } : {}) };
}
