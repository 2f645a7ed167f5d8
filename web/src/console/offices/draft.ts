/** An office as it is being typed: a circle or an area; and the file of one office that is sent for it. */
import type { Lack } from "../../api/refusal";
import type { Shape } from "../../place/fence";
import { areaOf, degreeOf, type RingFault, readRings, ringsOf, type TypedRing, typedOf } from "../map/rings";
import type { HeldOffice } from "./held";

export const LEAST_RADIUS_M = 20;
export const MOST_RADIUS_M = 500;

export interface Draft {
  /** "" for a new one. */
  officeId: string;
  name: string;
  kind: Shape["kind"];
  longitude: string;
  latitude: string;
  radius: string;
  rings: readonly TypedRing[];
}

export const EMPTY: Draft = {
  officeId: "",
  name: "",
  kind: "circle",
  longitude: "",
  latitude: "",
  radius: "",
  rings: [],
};

export function draftOf({ officeId, name, shape }: HeldOffice): Draft {
  const base = { ...EMPTY, officeId, name, kind: shape.kind };
  if (shape.kind === "area") return { ...base, rings: typedOf(ringsOf(shape)) };
  const [longitude, latitude] = shape.center;
  return { ...base, longitude: String(longitude), latitude: String(latitude), radius: String(shape.radiusM) };
}

/** What is drawn while it is typed; null: nothing yet. `defaultM`: of a circle without a radius. */
export function shapeOfDraft(draft: Draft, defaultM: number): Shape | null {
  if (draft.kind === "area") return areaOf(readRings(draft.rings).rings);
  const [longitude, latitude] = [degreeOf(draft.longitude), degreeOf(draft.latitude, 90)];
  if (longitude === null || latitude === null) return null;
  return { kind: "circle", center: [longitude, latitude], radiusM: radiusOf(draft.radius) ?? defaultM };
}

/** Metres as typed; null: none, or out of range. */
export function radiusOf(text: string): number | null {
  const value = Number(text.trim().replace(",", ".") || Number.NaN);
  return value >= LEAST_RADIUS_M && value <= MOST_RADIUS_M ? value : null;
}

interface LackWords {
  nameLacks: string;
  degreesLack: string;
  radiusWrong: string;
  ringsLack: string;
  ringFault: (fault: RingFault) => string;
}

/** What is wrong before it is sent, beside which field. */
export function lacksOf(draft: Draft, t: LackWords): Lack[] {
  const lacks: Lack[] = [[!draft.name.trim(), "/name", t.nameLacks]];
  if (draft.kind === "circle") {
    return [
      ...lacks,
      [degreeOf(draft.longitude) === null, "/longitude", t.degreesLack],
      [degreeOf(draft.latitude, 90) === null, "/latitude", t.degreesLack],
      [draft.radius.trim() !== "" && radiusOf(draft.radius) === null, "/radius", t.radiusWrong],
    ];
  }
  const { faults } = readRings(draft.rings);
  return [
    ...lacks,
    [!draft.rings.length, "/rings", t.ringsLack],
    ...faults.map((fault): Lack => [true, `/rings/${fault.at}`, t.ringFault(fault)]),
  ];
}

/** The file of one office that says it, for the same door as any file of offices. */
export function fileOf(draft: Draft): object {
  const { officeId, name, kind, longitude, latitude, radius } = draft;
  const properties: Record<string, unknown> = { name: name.trim() };
  if (officeId) properties.office_id = officeId;
  if (kind === "circle" && radius.trim()) properties.radius_m = radiusOf(radius);
  return { type: "FeatureCollection", features: [{ type: "Feature", properties, geometry: geometryOf() }] };

  function geometryOf(): object {
    if (kind === "circle") return { type: "Point", coordinates: [degreeOf(longitude), degreeOf(latitude, 90)] };
    const area = areaOf(readRings(draft.rings).rings);
    const polygons = area?.kind === "area" ? area.polygons : [];
    return polygons.length === 1
      ? { type: "Polygon", coordinates: polygons[0] }
      : { type: "MultiPolygon", coordinates: polygons };
  }
}
