/**
 * Dates, times, distances and spans as people say them, in the language of the page.
 *
 * Days and hours without `Intl`: its first formatter holds a cheap phone up for 100 ms, just as the day is drawn.
 */
import type { Language } from "./language";

const LOCALES: Record<Language, string> = { id: "id-ID", en: "en-GB" };
const WEEKDAYS: Record<Language, readonly string[]> = {
  id: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const MONTHS: Record<Language, readonly string[]> = {
  id: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};
const SHORT_MONTHS: Record<Language, readonly string[]> = {
  id: "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(" "),
  en: "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec".split(" "),
};
/** Indonesia's zones keep one distance to UTC all year (Keppres 41/1987). */
const ZONES: Record<string, { name: string; hours: number }> = {
  "Asia/Jakarta": { name: "WIB", hours: 7 },
  "Asia/Pontianak": { name: "WIB", hours: 7 },
  "Asia/Makassar": { name: "WITA", hours: 8 },
  "Asia/Jayapura": { name: "WIT", hours: 9 },
};
const SPACE = "\u00a0"; // a number and its unit stay on one line
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `Senin, 23 November 2026` for a civil date. */
export function longDate(localDate: string, language: Language): string {
  const { weekday, day, month, year } = civil(localDate);
  return `${WEEKDAYS[language][weekday]}, ${day} ${MONTHS[language][month]} ${year}`;
}

/** `23 Nov 2026` for a civil date. */
export function shortDate(localDate: string, language: Language): string {
  const { day, month, year } = civil(localDate);
  return `${day} ${SHORT_MONTHS[language][month]} ${year}`;
}

/** `Senin 23`, for lists within a month. */
export function dayOfMonth(localDate: string, language: Language): string {
  const { weekday, day } = civil(localDate);
  return `${WEEKDAYS[language][weekday]} ${day}`;
}

/** `November 2026` for `2026-11`. */
export function monthName(month: string, language: Language): string {
  const first = civil(`${month}-01`);
  return `${MONTHS[language][first.month]} ${first.year}`;
}

/** `Nov 2026` for `2026-11`, in columns. */
export function shortMonth(month: string, language: Language): string {
  const first = civil(`${month}-01`);
  return `${SHORT_MONTHS[language][first.month]} ${first.year}`;
}

/** `23 Nov 2026, 07:10` for an instant, by the wall of the zone. */
export function dateAndTime(instant: string, language: Language, zone?: string): string {
  const at = new Date(instant);
  return `${shortDate(localDate(at, zone), language)}, ${clockTime(at, zone)}`;
}

/** `07:10`, as the wall of the zone shows it. */
export function clockTime(at: Date, zone?: string): string {
  return wall(at, zone).slice(11, 16);
}

/** WIB, WITA or WIT; any other zone by its city. */
export function zoneName(zone: string): string {
  return ZONES[zone]?.name ?? zone.split("/").pop()?.replaceAll("_", " ") ?? zone;
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
  return wall(at, zone).slice(0, 10);
}

/** The date `by` days beside this one. */
export function dateBeside(date: string, by: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

function civil(localDate: string) {
  const at = new Date(`${localDate}T00:00:00Z`);
  return { weekday: at.getUTCDay(), day: at.getUTCDate(), month: at.getUTCMonth(), year: at.getUTCFullYear() };
}

/** `2026-11-23T07:10:32` as the wall of the zone, or of the phone's own, shows it. */
function wall(at: Date, zone?: string): string {
  if (zone && !ZONES[zone]) return at.toLocaleString("sv-SE", { timeZone: zone }).replace(" ", "T");
  const ahead = zone ? (ZONES[zone]?.hours ?? 0) * HOUR_MS : -at.getTimezoneOffset() * MINUTE_MS;
  return new Date(at.getTime() + ahead).toISOString().slice(0, 19);
}

/** Whether this date ended, at its midnight there, at least so long ago. */
export function isOverSince(date: string, zone: string | undefined, nowMs: number, ms: number): boolean {
  return localDate(new Date(nowMs - ms), zone) > date;
}
