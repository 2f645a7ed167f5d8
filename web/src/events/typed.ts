/** An event as it is typed, sent and held. */
import type { Schemas } from "../api/client";
import { clockOf, minutesOf } from "../requests/ask";
import { slug } from "../setting_up/ids";

type Place = Omit<Schemas["PlaceView"], "center"> & { center: readonly number[] | null };
export type CityEvent = Omit<Schemas["EventView"], "place"> & { place: Place };
export type Body = Schemas["EventBody"];

export interface Typed {
  name: string;
  decreeNo: string;
  on: string;
  /** Of the day, as `06:30`. */
  opens: string;
  limit: string;
  closes: string;
  grace: string;
  isOffice: boolean;
  officeId: string;
  /** As maps give it: `-6.0098, 106.0422`, latitude first. */
  point: string;
  radius: string;
  placeName: string;
  isAll: boolean;
  unitIds: readonly string[];
}

/** What each group of the form's fields gets. */
export interface FieldsProps {
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  faultAt: (pointer: string) => string | undefined;
}

export const EMPTY: Typed = {
  ...{ name: "", decreeNo: "", on: "", opens: "06:30", limit: "07:30", closes: "08:30", grace: "0" },
  ...{ isOffice: true, officeId: "", point: "", radius: "100", placeName: "", isAll: true, unitIds: [] },
};

const ID_LETTERS = 15; // with a date behind them, what an id may have

export function typedOf(event: CityEvent): Typed {
  const { office_id, center, radius_m, name } = event.place;
  return {
    name: event.name,
    decreeNo: event.decree_no,
    on: event.on,
    opens: clockOf(event.opens_min),
    limit: clockOf(event.limit_min),
    closes: clockOf(event.closes_min),
    grace: String(event.grace_min),
    isOffice: center === null,
    officeId: office_id ?? "",
    point: center ? `${center[1]}, ${center[0]}` : "",
    radius: String(radius_m ?? EMPTY.radius),
    placeName: center ? name : "",
    isAll: event.unit_ids.length === 0,
    unitIds: event.unit_ids,
  };
}

/** Longitude first, as the server takes it; null for what is no pair of numbers. */
export function pointOf(text: string): [number, number] | null {
  const found = /^\s*(-?\d{1,2}(?:\.\d+)?)[\s,;]+(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  return found ? [Number(found[2]), Number(found[1])] : null;
}

/** Digits alone; NaN for anything else. */
export function wholeOf(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

export function bodyOf(typed: Typed): Body {
  const { isOffice, officeId, point, radius, placeName, isAll, unitIds } = typed;
  const office = { office_id: officeId, center: null, radius_m: null, name: null };
  const circle = { office_id: null, center: pointOf(point), radius_m: wholeOf(radius), name: placeName.trim() };
  return {
    name: typed.name.trim(),
    decree_no: typed.decreeNo.trim(),
    on: typed.on,
    opens_min: minutesOf(typed.opens) ?? 0,
    limit_min: minutesOf(typed.limit) ?? 0,
    closes_min: minutesOf(typed.closes) ?? 0,
    grace_min: wholeOf(typed.grace || "0"),
    place: isOffice ? office : circle,
    unit_ids: isAll ? [] : [...unitIds],
    emergency_reason: null,
  };
}

/** `apel-hari-pahlaw-2026-11-10`: what the list of changes calls it; another number where that one is taken. */
export function freshId({ name, on }: Pick<Typed, "name" | "on">, taken: ReadonlySet<string>): string {
  const base =
    slug(name)
      .slice(0, ID_LETTERS)
      .replace(/[-.]+$/, "") || "acara";
  const ids = [`${base}-${on}`, ...Array.from({ length: 98 }, (_, at) => `${base.slice(0, 12)}-${at + 2}-${on}`)];
  return ids.find((id) => !taken.has(id)) ?? `${base}-${on}`;
}
