/** What this phone remembers of push: for whom it is woken, and what was said to the offer. No secret. */
import { forget, recall, remember } from "../words/language";

const NOTED = "presensi.push";
const OFFERED = "presensi.push.offered";

export interface Noted {
  employeeId: string;
  subscriptionId: string;
  /** When the server was told last, in milliseconds since 1970. */
  toldAt: number;
}

export function noted(): Noted | null {
  try {
    return JSON.parse(recall(NOTED) ?? "null") as Noted | null;
  } catch {
    return null;
  }
}

export function note(now: Noted): void {
  remember(NOTED, JSON.stringify(now));
}

export function forgetNoted(): void {
  forget(NOTED);
}

/** Offered once, by a card and never by the browser's own question; not where somebody has answered already. */
export function mayOffer(hasCheckedIn: boolean): boolean {
  const isOpen = "Notification" in globalThis && Notification.permission === "default";
  return hasCheckedIn && isOpen && recall(OFFERED) === null && noted() === null;
}

export function setOffered(): void {
  remember(OFFERED, "1");
}
