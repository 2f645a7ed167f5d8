/** The language of the page: Indonesian first. Kept on this phone; it is no secret. */
export type Language = "id" | "en";

const KEY = "presensi.language";
let current: Language = read();
const listeners = new Set<() => void>();

export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  current = next;
  document.documentElement.lang = next;
  remember(KEY, next);
  for (const tell of listeners) tell();
}

export function onLanguage(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

/** Local storage for small things that are no secret; it may be forbidden, then they are forgotten. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // There was nothing to forget.
  }
}

function read(): Language {
  return recall(KEY) === "en" ? "en" : "id";
}
