/** The app's own version on this phone: the worker that holds it, and a newer one that waits for a good moment. */
import { useEffect, useState } from "preact/hooks";

const WORKER = "/sw.js";
const LOOK_AGAIN_MS = 3_600_000;

let newer: ServiceWorker | null = null;
const listeners = new Set<() => void>();

/** Called once, after the first screen is drawn. A browser without workers has the app from the network alone. */
export async function installWorker(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const registration = await navigator.serviceWorker.register(workerAddress() as string, { updateViaCache: "none" });
  if (registration.waiting) tell(registration.waiting);
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ parts: loadedParts() }));
  registration.addEventListener("updatefound", () => {
    const found = registration.installing;
    found?.addEventListener("statechange", () => {
      const isUpdate = found.state === "installed" && navigator.serviceWorker.controller !== null;
      if (isUpdate) tell(found);
    });
  });
  let lookedAt = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - lookedAt < LOOK_AGAIN_MS) return;
    lookedAt = Date.now();
    void registration.update().catch(() => undefined); // without a network there is nothing newer
  });
}

function loadedParts(): string[] {
  return performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
}

/** Whether a newer version is on this phone already. */
export function useNewer(): boolean {
  const [isThere, setThere] = useState(newer !== null);
  useEffect(() => {
    const follow = () => setThere(newer !== null);
    follow();
    listeners.add(follow);
    return () => void listeners.delete(follow);
  }, []);
  return isThere;
}

/** Load the page anew with the newest version there is: what waits on this phone stays. */
export async function renew(): Promise<void> {
  const waiting = newer ?? (await newest());
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("take over");
}

async function newest(): Promise<ServiceWorker | null> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => undefined);
  return registration?.waiting ?? null;
}

function tell(worker: ServiceWorker): void {
  newer = worker;
  for (const each of listeners) each();
}

/** The one script that may be named at run time: under Trusted Types a plain text is refused. */
function workerAddress(): unknown {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicies };
  if (!trustedTypes) return WORKER;
  return trustedTypes.createPolicy("presensi", { createScriptURL: () => WORKER }).createScriptURL("");
}

interface TrustedTypePolicies {
  createPolicy: (
    name: string,
    rules: { createScriptURL: () => string },
  ) => { createScriptURL: (text: string) => unknown };
}
