/** The offices of GET /me/today, and which of their fences a position is nearest to. */
import { distanceM, edgeDistanceM, type Position, polygonHolds, type Ring } from "./distance";

export type Shape =
  | { kind: "circle"; center: Position; radiusM: number }
  | { kind: "area"; polygons: readonly (readonly Ring[])[] };

export interface Office {
  officeId: string;
  name: string;
  shape: Shape;
}

/** `distanceM` is to the centre of a circle or the nearest edge of an area (0 inside it); `limitM` is the radius. */
export interface Nearness {
  office: Office;
  inside: boolean;
  distanceM: number;
  limitM: number;
}

interface Feature {
  properties?: { office_id?: unknown; name?: unknown; radius_m?: unknown };
  geometry?: { type?: unknown; coordinates?: unknown };
}

/** The Features as offices; one that cannot be drawn is left out. */
export function officesOf(features: readonly object[]): Office[] {
  return features.flatMap((feature) => {
    const { properties, geometry } = feature as Feature;
    const shape = shapeOf(geometry?.type, geometry?.coordinates, properties?.radius_m);
    return shape
      ? [{ officeId: String(properties?.office_id ?? ""), name: String(properties?.name ?? ""), shape }]
      : [];
  });
}

function shapeOf(type: unknown, coordinates: unknown, radiusM: unknown): Shape | null {
  if (type === "Point") {
    return { kind: "circle", center: coordinates as Position, radiusM: typeof radiusM === "number" ? radiusM : 150 };
  }
  if (type === "Polygon") return { kind: "area", polygons: [coordinates as Ring[]] };
  if (type === "MultiPolygon") return { kind: "area", polygons: coordinates as Ring[][] };
  return null;
}

/** The office that counts for this position: of the fences around it the nearest, else the fewest metres away. */
export function nearestOffice(position: Position, offices: readonly Office[]): Nearness | null {
  const found = offices.map((office) => nearnessOf(position, office));
  return found.sort((one, other) => rank(one) - rank(other) || 0)[0] ?? null;
}

/** Metres still to walk to be inside; 0 when inside. */
export function missingM(nearness: Nearness): number {
  return nearness.inside ? 0 : Math.max(1, Math.ceil(nearness.distanceM - nearness.limitM));
}

function nearnessOf(position: Position, office: Office): Nearness {
  const { shape } = office;
  if (shape.kind === "circle") {
    const metres = distanceM(position, shape.center);
    return { office, inside: metres <= shape.radiusM, distanceM: metres, limitM: shape.radiusM };
  }
  const inside = shape.polygons.some((rings) => polygonHolds(rings, position));
  const metres = inside ? 0 : Math.min(...shape.polygons.map((rings) => edgeDistanceM(rings, position)));
  return { office, inside, distanceM: metres, limitM: 0 };
}

const OUTSIDE = 1e9; // more than any distance on earth: every fence around us comes before every other

function rank({ inside, distanceM: metres, limitM }: Nearness): number {
  return inside ? metres : OUTSIDE + metres - limitM;
}
