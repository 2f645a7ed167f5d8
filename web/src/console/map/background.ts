/** The admin's own layer behind the offices, from a GeoJSON file; it stays in this browser and is sent nowhere. */
import { openDB } from "idb";

export const MAX_BACKGROUND_BYTES = 10_000_000;
const MOST_POSITIONS = 200_000;
const KEY = "layer";

export interface Background {
  name: string;
  geojson: object;
}

export type BackgroundFault = "backgroundLarge" | "backgroundUnread" | "backgroundNotGeo";

/** The file as a layer, or what is wrong with it. Only its geometry is kept: names of people may stand beside it. */
export function readBackground(name: string, text: string): Background | BackgroundFault {
  if (text.length > MAX_BACKGROUND_BYTES) return "backgroundLarge";
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return "backgroundUnread";
  }
  const geometries = geometriesOf(parsed);
  if (!geometries.length || !geometries.every(isDrawable)) return "backgroundNotGeo";
  if (geometries.reduce((sum, { coordinates }) => sum + countOf(coordinates), 0) > MOST_POSITIONS)
    return "backgroundLarge";
  const features = geometries.map((geometry) => ({ type: "Feature", properties: {}, geometry }));
  return { name, geojson: { type: "FeatureCollection", features } };
}

export async function keptBackground(): Promise<Background | null> {
  return (await store().then((db) => db.get("layers", KEY))) ?? null;
}

/** Null forgets it. */
export async function keepBackground(background: Background | null): Promise<void> {
  const db = await store();
  if (background) await db.put("layers", background, KEY);
  else await db.delete("layers", KEY);
}

interface Geometry {
  type: string;
  coordinates: unknown;
}

const DEPTHS: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

function geometriesOf(value: unknown): Geometry[] {
  const { type, features, geometry, geometries } = (value ?? {}) as Record<string, unknown>;
  if (type === "FeatureCollection" && Array.isArray(features)) return features.flatMap(geometriesOf);
  if (type === "GeometryCollection" && Array.isArray(geometries)) return geometries.flatMap(geometriesOf);
  if (type === "Feature") return geometry ? geometriesOf(geometry) : [];
  const { coordinates } = (value ?? {}) as Geometry;
  return typeof type === "string" ? [{ type, coordinates }] : [];
}

function isDrawable({ type, coordinates }: Geometry): boolean {
  const depth = DEPTHS[type];
  return depth !== undefined && isNested(coordinates, depth);
}

function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth) return value.every((each) => isNested(each, depth - 1));
  const [longitude, latitude] = value;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90; // degrees, not metres; NaN is neither
}

function countOf(value: unknown): number {
  if (!Array.isArray(value)) return 0;
  return typeof value[0] === "number" ? 1 : value.reduce<number>((sum, each) => sum + countOf(each), 0);
}

function store() {
  return openDB<{ layers: { key: string; value: Background } }>("presensi-console", 1, {
    upgrade: (db) => void db.createObjectStore("layers"),
  });
}
