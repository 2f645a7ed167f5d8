/** Who is logged in. The access token lives in this module's memory alone; the refresh token in an HttpOnly cookie. */

let token = "";
let refreshing: Promise<boolean> | undefined;
const endings = new Set<() => void>();

export function accessToken(): string {
  return token;
}

export function keepToken(next: string): void {
  token = next;
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
