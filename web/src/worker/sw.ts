/**
 * The service worker: the shell of the app from this phone, so that it opens at once and without a network.
 *
 * The API and the bucket are never answered from here: what counts is the server's alone. A new version waits until
 * the page asks for it.
 */
import { TOLD } from "./push";

declare const self: ServiceWorkerGlobalScope;
declare const FILES: readonly string[]; // put in by the build: what a first open loads
declare const VERSION: string; // of these files

const CACHE = `presensi ${VERSION}`;
const PAGE = "/index.html";
const PARTS = "/assets/"; // each named by its hash: the same name is the same file

self.addEventListener("install", (event) => {
  const fresh = FILES.map((path) => new Request(path, { cache: path.startsWith(PARTS) ? "default" : "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOlder().then(() => self.clients.claim()));
});

self.addEventListener("message", ({ data }) => {
  if (data === "take over") void self.skipWaiting();
});

/** What the page loaded before its worker was there: an offline app needs it as much. */
self.addEventListener("message", (event) => {
  const { parts } = event.data as { parts?: string[] };
  if (parts) event.waitUntil(Promise.all(parts.filter((path) => path.startsWith(PARTS)).map(keepPart)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(isApp(pathname) ? kept(request, PAGE) : fetch(request));
  else if (pathname.startsWith(PARTS)) event.respondWith(part(request));
  else if (FILES.includes(pathname)) event.respondWith(kept(request));
});

/** Pages of their own, which the network serves. */
const OTHERS = ["/console", "/publik"];

/** Every address without a dot is the app's own; other pages and what lies under /api and the bucket are not. */
function isApp(pathname: string): boolean {
  if (pathname.startsWith("/api/") || OTHERS.includes(pathname)) return false;
  return pathname === PAGE || !pathname.includes(".");
}

/** The request's own file, or another one in its place. */
async function kept(request: Request, file: RequestInfo = request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(file)) ?? fetch(request);
}

async function keepPart(path: string): Promise<void> {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(path))) await cache.add(path);
}

/** A part that is loaded when it is first shown stays for the next time. */
async function part(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE && name !== TOLD).map((name) => caches.delete(name)));
}
