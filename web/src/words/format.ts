/** Dates, times, distances and spans as people say them, in the language of the page. */
import type { Language } from "./language";

const LOCALES: Record<Language, string> = { id: "id-ID", en: "en-GB" };
const ZONES: Record<string, string> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};
const SPACE = "\u00a0"; // a number and its unit stay on one line
const MINUTE_MS = 60_000;

/** `Senin, 23 November 2026` for a civil date. */
export function longDate(localDate: string, language: Language): string {
  return civil(localDate, language, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** `23 Nov 2026` for a civil date. */
export function shortDate(localDate: string, language: Language): string {
  return civil(localDate, language, { day: "numeric", month: "short", year: "numeric" });
}

/** `Senin 23`, for lists within a month. */
export function dayOfMonth(localDate: string, language: Language): string {
  const weekday = civil(localDate, language, { weekday: "long" });
  return `${weekday} ${Number(localDate.slice(8))}`;
}

/** `November 2026` for `2026-11`. */
export function monthName(month: string, language: Language): string {
  return civil(`${month}-01`, language, { month: "long", year: "numeric" });
}

/** `23 Nov 2026, 07:10` for an instant, by the wall of the zone. */
export function dateAndTime(instant: string, language: Language, zone?: string): string {
  const at = new Date(instant);
  const date = at.toLocaleDateString(LOCALES[language], {
    day: "numeric",
    month: "short",
    year: "numeric",
    ...(zone ? { timeZone: zone } : {}),
  });
  return `${date}, ${clockTime(at, zone)}`;
}

/** `07:10`, as the wall of the zone shows it. */
export function clockTime(at: Date, zone?: string): string {
  return at.toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(zone ? { timeZone: zone } : {}),
  });
}

/** WIB, WITA or WIT; any other zone by its city. */
export function zoneName(zone: string): string {
  return ZONES[zone] ?? zone.split("/").pop()?.replaceAll("_", " ") ?? zone;
}

/** `2 jam 14 menit`, and for the last minutes `4 menit 09 detik`. */
export function timeLeft(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const [hour, minute, second] = language === "id" ? ["jam", "menit", "detik"] : ["h", "min", "s"];
  if (hours) return minutes ? `${hours} ${hour} ${minutes} ${minute}` : `${hours} ${hour}`;
  if (minutes >= 5) return `${minutes} ${minute}`;
  const rest = `${seconds % 60} ${second}`;
  return minutes ? `${minutes} ${minute} ${rest}` : rest;
}

/** `412 m`, `5,6 km`. */
export function metres(value: number, language: Language): string {
  if (value < 1000) return `${Math.round(value)}${SPACE}m`;
  const kilometres = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: value < 10_000 ? 1 : 0 });
  return `${kilometres.format(value / 1000)}${SPACE}km`;
}

/** Whole minutes from one instant to a later one, rounded down; 0 when it is not later. */
export function wholeMinutes(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / MINUTE_MS));
}

/** `2026-10` for `2026-11` and -1. */
export function monthBeside(month: string, by: number): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + by);
  return at.toISOString().slice(0, 7);
}

/** The civil date of an instant in the zone, `2026-11-23`. */
export function localDate(at: Date, zone?: string): string {
  return at.toLocaleDateString("en-CA", zone ? { timeZone: zone } : {});
}

/** The date `by` days beside this one. */
export function dateBeside(date: string, by: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

function civil(localDate: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Date(`${localDate}T00:00:00Z`).toLocaleDateString(LOCALES[language], { ...options, timeZone: "UTC" });
}
