/** Who is logged in. The access token lives in this module's memory alone; the refresh token in an HttpOnly cookie. */

import { setStanding, standing } from "./standing";

let token = "";
let refreshing: Promise<boolean> | undefined;
const endings = new Set<() => void>();

export function accessToken(): string {
  return token;
}

/** Of a session that goes on; one that was left meanwhile stays so. */
export function keepToken(next: string): void {
  if (standing() === "leaving") return;
  token = next;
  setStanding("on");
}

/** Somebody has just proved who they are: whatever was before is over. */
export function beginSession(first: string): void {
  setStanding("on");
  keepToken(first);
}

/** Forget the token; the screens hear of it only when a session really ended. */
export function forgetToken(): void {
  const had = token !== "";
  token = "";
  if (had) for (const tell of endings) tell();
}

export function onSessionEnd(tell: () => void): () => void {
  endings.add(tell);
  return () => void endings.delete(tell);
}

/** Once a refresh that is under way has ended, well or not. */
export async function whenSettled(): Promise<void> {
  await refreshing?.catch(() => undefined);
}

/** Run one refresh for all who ask at the same time. */
export function singleFlight(refresh: () => Promise<boolean>): Promise<boolean> {
  refreshing ??= refresh().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}
