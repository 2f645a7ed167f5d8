/** What this browser can do about push, and its own end of it. */
import { isApple } from "../device/apple";
import { bytesOf } from "../device/base64url";

/** `home_screen`: an iPhone wakes nobody but apps on its Home Screen. */
export type Support = "yes" | "home_screen" | "no";

export type Outcome =
  | { kind: "on"; subscription: PushSubscription }
  /** The person said no, now or once; or closed the question. */
  | { kind: "denied" }
  | { kind: "dismissed" }
  /** The browser's own push service did not answer. */
  | { kind: "no_service" };

export async function support(): Promise<Support> {
  if ("Notification" in globalThis && "PushManager" in globalThis && (await registration())) return "yes";
  return isApple() && !matchMedia("(display-mode: standalone)").matches ? "home_screen" : "no";
}

export function isDenied(): boolean {
  return "Notification" in globalThis && Notification.permission === "denied";
}

export async function held(): Promise<PushSubscription | null> {
  return (await (await registration())?.pushManager.getSubscription()) ?? null;
}

/** To be called right after a tap: the browser asks. Null where the person allows it. */
export async function askPermission(): Promise<Outcome | null> {
  const permission = await Notification.requestPermission();
  if (permission === "granted") return null;
  return { kind: permission === "denied" ? "denied" : "dismissed" };
}

/** A subscription for another key, or of another person, is given up. */
export async function subscribe(publicKey: string, isAnew: boolean): Promise<Outcome> {
  try {
    const before = await held();
    if (before && (isAnew || !isFor(before, publicKey))) await before.unsubscribe();
    const options = { userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) };
    const subscription = await (await registration())?.pushManager.subscribe(options);
    return subscription ? { kind: "on", subscription } : { kind: "no_service" };
  } catch {
    return isDenied() ? { kind: "denied" } : { kind: "no_service" };
  }
}

/** The service learns of it at the next message, and so do we. */
export async function giveUp(): Promise<void> {
  await (await held())?.unsubscribe();
}

/** As the server names it: the SHA-256 of its endpoint in hex. */
export async function idOf({ endpoint }: Pick<PushSubscription, "endpoint">): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** As the API takes it. */
export function bodyOf(subscription: Pick<PushSubscription, "endpoint" | "toJSON">) {
  const { p256dh = "", auth = "" } = subscription.toJSON().keys ?? {};
  return { endpoint: subscription.endpoint, keys: { p256dh, auth } };
}

function isFor({ options }: PushSubscription, publicKey: string): boolean {
  const key = options.applicationServerKey;
  return key !== null && String(new Uint8Array(key)) === String(bytesOf(publicKey));
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  return "serviceWorker" in navigator ? navigator.serviceWorker.getRegistration() : undefined;
}
