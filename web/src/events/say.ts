/** One event in words: its hours and its place. */
import { clockOf } from "../requests/ask";
import { metres } from "../words/format";
import type { Language } from "../words/language";
import type { CityEvent } from "./typed";
import type { EventWords } from "./words";

type Hours = Pick<CityEvent, "opens_min" | "closes_min" | "limit_min"> & { grace_min?: number };
type Place = Pick<CityEvent["place"], "radius_m" | "name">;

/** `Presensi 06:30 sampai 08:30, batas 07:30`. */
export function sayHours({ opens_min, closes_min, limit_min, grace_min = 0 }: Hours, t: EventWords): string {
  return `${t.window(clockOf(opens_min), endOf(closes_min))}, ${t.limit(clockOf(limit_min), grace_min)}`;
}

export function sayPlace({ radius_m, name }: Place, t: EventWords, lang: Language): string {
  return t.at(radius_m === null ? name : t.circle(name, metres(radius_m, lang)));
}

/** The last minute of a day is said as its end. */
function endOf(minutes: number): string {
  return minutes === 1_440 ? "24:00" : clockOf(minutes);
}
