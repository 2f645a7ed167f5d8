/** Distances for the screen only: the server measures again on the ellipsoid and its answer counts. */

/** GeoJSON order: longitude, latitude in degrees. */
export type Position = readonly [number, number];
export type Ring = readonly Position[];

const EARTH_M = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle metres between two positions. */
export function distanceM(from: Position, to: Position): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const chord = half(to[1] - from[1]) + Math.cos(radians(from[1])) * Math.cos(radians(to[1])) * half(to[0] - from[0]);
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Metres east and north of `origin`, good over some kilometres. */
export function planeOf(origin: Position, position: Position): [number, number] {
  const perDegree = radians(1) * EARTH_M;
  return [(position[0] - origin[0]) * perDegree * Math.cos(radians(origin[1])), (position[1] - origin[1]) * perDegree];
}

/** Whether the polygon (its first ring is the shell, the others are holes) holds the position. */
export function polygonHolds(rings: readonly Ring[], position: Position): boolean {
  return rings.length > 0 && rings.every((ring, index) => ringHolds(ring, position) === (index === 0));
}

/** Metres to the nearest edge of these rings. */
export function edgeDistanceM(rings: readonly Ring[], position: Position): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [start, end] = [ring[index - 1], ring[index]];
      if (start && end) nearest = Math.min(nearest, segmentDistanceM(planeOf(position, start), planeOf(position, end)));
    }
  }
  return nearest;
}

function ringHolds(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  for (let index = 1; index < ring.length; index++) {
    const [start, end] = [ring[index - 1], ring[index]];
    if (!start || !end || start[1] > y === end[1] > y) continue;
    if (x < ((end[0] - start[0]) * (y - start[1])) / (end[1] - start[1]) + start[0]) inside = !inside;
  }
  return inside;
}

/** From the plane's origin to a segment of it. */
function segmentDistanceM([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const along = squared ? Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared)) : 0;
  return Math.hypot(ax + along * dx, ay + along * dy);
}
