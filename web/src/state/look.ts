/**
 * Light, dark, or as the phone has it. Kept on this phone; it is no secret.
 *
 * public/look.js puts it on <html> before anything is drawn; the colours themselves stand in tokens.css.
 */
import { forget, recall, remember } from "../words/language";

export const LOOKS = ["auto", "light", "dark"] as const;
export type Look = (typeof LOOKS)[number];

const KEY = "presensi.look";

export function look(): Look {
  const kept = recall(KEY);
  return kept === "light" || kept === "dark" ? kept : "auto";
}

export function setLook(next: Look): void {
  if (next === "auto") forget(KEY);
  else remember(KEY, next);
  wear(next);
}

/** Put it on, and on the browser's own bar with it. */
export function wear(chosen: Look = look()): void {
  if (chosen === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  const bars = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
  for (const bar of bars) {
    bar.dataset.own ??= bar.content;
    const wanted = chosen === "auto" ? bar : (bars.find(({ media }) => media.includes(chosen)) ?? bar);
    bar.content = wanted.dataset.own ?? wanted.content;
  }
}
