/** The API, typed from its OpenAPI document: language and client version on every request, one refresh on 401. */
import createClient from "openapi-fetch";
import { language } from "../words/language";
import { Refusal, refusalOf } from "./refusal";
import type { components, paths } from "./schema.gen";
import { accessToken, forgetToken, keepToken, singleFlight, whenSettled } from "./session";
import { setStanding, standing } from "./standing";

export type Schemas = components["schemas"];

export const TIMEOUT_MS = 20_000; // more than the gateway's cold start (RELIABILITY F41)
const CLIENT = "web/1";
const BASE = "/api";

export const api = createClient<paths>({ baseUrl: BASE, fetch: authorised });

const tooOld = new Set<() => void>();

/** Called when the server says that this page is too old for it. */
export function onTooOld(tell: () => void): () => void {
  tooOld.add(tell);
  return () => void tooOld.delete(tell);
}

/** The body of a success; throws the Refusal of anything else. */
export async function answer<T>(sent: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await sent;
  if (response.ok) return data as T;
  const refusal = refusalOf(error, response.status);
  if (response.status === 426) for (const tell of tooOld) tell();
  throw refusal;
}

/**
 * A new access token by the cookie: false when there is no session. Throws NETWORK when nobody answered.
 *
 * A session that was left without the server's hearing of it is ended by it, and never gone on with.
 */
export function refresh(): Promise<boolean> {
  return singleFlight(async () => {
    const response = await send(new Request(`${BASE}/sessions/refresh`, { method: "POST", headers: ours("") }));
    if (response.status === 401) return isOver();
    if (response.status !== 201) throw await refusalIn(response);
    const { access_token } = (await response.json()) as Schemas["SessionView"];
    if (standing() === "leaving") {
      await end(access_token);
      return isOver();
    }
    keepToken(access_token);
    return true;
  });
}

/** Tell the server that one has logged out. False where it has not heard: then it is told by `refresh`, later. */
export async function endSession(): Promise<boolean> {
  try {
    if (accessToken() && (await end(accessToken()))) isOver();
    else await refresh();
    return true;
  } catch {
    return false;
  }
}

const NEXT_SECOND_MS = 1_100;
let spentUntil = 0; // tokens tell whole seconds: those of the second in which one has logged out are spent

/** Whether the server took this token for it. It may have taken it where its answer is lost. */
async function end(token: string): Promise<boolean> {
  try {
    const response = await send(new Request(`${BASE}/sessions`, { method: "DELETE", headers: ours(token) }));
    if (response.ok || response.status === 401) return response.ok;
    throw await refusalIn(response);
  } finally {
    spentUntil = performance.now() + NEXT_SECOND_MS;
  }
}

async function untilNoneIsSpent(): Promise<void> {
  const left = spentUntil - performance.now();
  if (left > 0) await new Promise((go) => setTimeout(go, left));
}

function isOver(): false {
  setStanding("ended");
  return false;
}

async function refusalIn(response: Response): Promise<Refusal> {
  return refusalOf(await response.json().catch(() => undefined), response.status);
}

/** Fetch with a time limit; nobody answering is the Refusal NETWORK. */
export async function send(request: Request, timeoutMs = TIMEOUT_MS): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  try {
    return await fetch(request, { signal: stop.signal });
  } catch {
    throw new Refusal("NETWORK", "", "", 0, [], { is_timeout: stop.signal.aborted });
  } finally {
    clearTimeout(timer);
  }
}

async function authorised(request: Request): Promise<Response> {
  const again = request.clone();
  if (!accessToken()) await whenSettled(); // the page opened with what it holds
  if (!accessToken()) {
    if (standing() === "leaving") await refresh().catch(() => undefined); // before the next login
    await untilNoneIsSpent();
  }
  const token = accessToken();
  const response = await send(withHeaders(request, token));
  if (response.status !== 401 || !token) return response;
  if (accessToken() === token && !(await refresh())) {
    forgetToken();
    return response;
  }
  return send(withHeaders(again, accessToken()));
}

function withHeaders(request: Request, token: string): Request {
  for (const [name, value] of Object.entries(ours(token))) request.headers.set(name, value);
  return request;
}

function ours(token: string): Record<string, string> {
  const headers = { "Accept-Language": language(), "Presensi-Client": CLIENT };
  return token ? { ...headers, Authorization: `Bearer ${token}` } : headers;
}
