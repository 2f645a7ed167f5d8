/** What a city consists of, as the API gives it. The calendar and the offices are typed here: their answers are free. */
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";

export type SlotName = "arrival" | "midday" | "departure";

/** Minutes from midnight of the shift's date. */
export interface SlotPlan {
  slot: SlotName;
  opens_min: number;
  closes_min: number;
  limit_min: number | null;
  required: boolean;
}

export type Week = SlotPlan[][];

export interface PatternVersion {
  starts_on: string;
  week: Week;
  grace_min: number;
}

export interface Pattern {
  pattern_id: string;
  name: string;
  code: string | null;
  versions: PatternVersion[];
}

export interface Holiday {
  on: string;
  name: string;
  kind: string;
  decree_no: string;
}

/** A dated order; empty lists mean all. */
export interface Override {
  override_id: string;
  name: string;
  decree_no: string;
  starts_on: string;
  ends_on: string;
  week: Week;
  grace_min: number;
  pattern_ids: string[];
  unit_ids: string[];
}

export interface CityCalendar {
  patterns: Pattern[];
  overrides: Override[];
  holidays: Holiday[];
}

export interface OfficeInUse {
  id: string;
  name: string;
  /** null for an area. */
  radius_m: number | null;
  starts_on: string;
  in_use: boolean;
}

export type Unit = Schemas["UnitView"];
export type Settings = Schemas["Settings"];

export const useCalendar = () => useAnswer("calendar", shared(readCalendar));
export const useOffices = () => useAnswer("offices", shared(readOffices));
export const useUnits = () => useAnswer("units", shared(readUnits));
export const useSettings = () => useAnswer("settings", shared(readSettings));

async function readCalendar(): Promise<CityCalendar> {
  return (await answer(api.GET("/calendar"))) as unknown as CityCalendar;
}

async function readOffices(): Promise<OfficeInUse[]> {
  const found = (await answer(api.GET("/offices"))) as unknown as { features: { properties: OfficeProperties }[] };
  return found.features.map(({ properties: { office_id, name, radius_m, starts_on, in_use } }) => ({
    id: office_id,
    name,
    radius_m,
    starts_on,
    in_use,
  }));
}

async function readUnits(): Promise<Unit[]> {
  return (await answer(api.GET("/units"))).units;
}

function readSettings(): Promise<Settings> {
  return answer(api.GET("/settings"));
}

const underWay = new Map<unknown, Promise<unknown>>();

/** The parts of a screen that ask for the same thing at the same moment share one request. */
function shared<T>(read: () => Promise<T>): () => Promise<T> {
  return () => {
    const found = underWay.get(read) ?? read().finally(() => underWay.delete(read));
    underWay.set(read, found);
    return found as Promise<T>;
  };
}

interface OfficeProperties {
  office_id: string;
  name: string;
  radius_m: number | null;
  starts_on: string;
  in_use: boolean;
}
