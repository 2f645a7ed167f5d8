/**
 * Wakes the person: shows, in the language that the page has told, what a message says by kind, date and page alone.
 *
 * The same notice again replaces itself without a sound.
 */
import { readTold, sayTold, tagOf } from "../push/notification_words";
import { openAt } from "./open_at";

declare const self: ServiceWorkerGlobalScope;

/** What the page told its worker, for every version of it. */
export const TOLD = "presensi told";

const LANGUAGE = "/language";
const ICON = "/icon-192.png";
const BADGE = "/icon-mono-512.png";

self.addEventListener("push", (event) => {
  event.waitUntil(show(event.data?.text()));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { route } = readTold(JSON.stringify(event.notification.data));
  event.waitUntil(openAt(self.clients, self.location.origin, route));
});

self.addEventListener("message", (event) => {
  const language: unknown = event.data?.language;
  if (language === "id" || language === "en") event.waitUntil(keepLanguage(language));
});

async function show(text: string | undefined): Promise<void> {
  const told = readTold(text);
  const language = await keptLanguage();
  const { title, body } = sayTold(told, language);
  await self.registration.showNotification(title, {
    body,
    tag: tagOf(told),
    lang: language,
    icon: ICON,
    badge: BADGE,
    data: told,
  });
}

async function keepLanguage(language: "id" | "en"): Promise<void> {
  await (await caches.open(TOLD)).put(LANGUAGE, new Response(language));
}

async function keptLanguage(): Promise<"id" | "en"> {
  try {
    const kept = await (await caches.open(TOLD)).match(LANGUAGE);
    return (await kept?.text()) === "en" ? "en" : "id";
  } catch {
    return "id"; // this browser keeps nothing
  }
}
