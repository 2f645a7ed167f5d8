/** The outlines of an area as a person types them: a corner a line, longitude first; each outline, then its holes. */
import { distanceM, type Position, polygonHolds, type Ring } from "../../place/distance";
import type { Shape } from "../../place/fence";

export type RingKind = "shell" | "hole";

export interface TypedRing {
  kind: RingKind;
  text: string;
}

export interface DrawnRing {
  kind: RingKind;
  ring: Ring;
}

/** What is wrong with typed outlines: which one (from 0), and in which line (from 1), if it is one line. */
export interface RingFault {
  at: number;
  code: "line" | "few" | "hole";
  line: number;
}

const DECIMALS = 7;
const MAX_LONGITUDE = 180;
const MAX_LATITUDE = 90;

/** A number in degrees as people write it, with a comma too; null: none, or not on the earth. */
export function degreeOf(text: string, most = MAX_LONGITUDE): number | null {
  const plain = text.trim().replace(",", ".");
  if (!/^-?\d{1,3}(\.\d+)?$/.test(plain)) return null;
  const value = rounded(Number(plain));
  return Math.abs(value) <= most ? value : null;
}

/** A line of two numbers, parted by a space, a semicolon, or a comma. */
export function positionOf(line: string): Position | null {
  const apart = line.trim().split(/[;\s]+/);
  const parts = apart.length === 1 ? (apart[0] ?? "").split(",") : apart.map((part) => part.replace(/,$/, ""));
  const [longitude, latitude] = [degreeOf(parts[0] ?? ""), degreeOf(parts[1] ?? "", MAX_LATITUDE)];
  return parts.length === 2 && longitude !== null && latitude !== null ? [longitude, latitude] : null;
}

/** Without the last corner, which repeats the first. */
export function textOfRing(ring: Ring): string {
  return ring
    .slice(0, -1)
    .map(([longitude, latitude]) => `${longitude}, ${latitude}`)
    .join("\n");
}

/** The closed outline of the lines, or the number of the first line that is none; 0: too few corners. */
export function ringOf(text: string): Ring | number {
  const corners: Position[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (!line.trim()) continue;
    const position = positionOf(line);
    if (!position) return at + 1;
    if (!isSame(corners.at(-1), position)) corners.push(position);
  }
  if (corners.length > 1 && isSame(corners[0], corners.at(-1))) corners.pop();
  const [first] = corners;
  return first && corners.length > 2 ? [...corners, first] : 0;
}

export function ringsOf(shape: Shape): DrawnRing[] {
  if (shape.kind === "circle") return [];
  return shape.polygons.flatMap((rings) =>
    rings.map((ring, at): DrawnRing => ({ kind: at ? "hole" : "shell", ring: ring.map(exact) })),
  );
}

export function typedOf(rings: readonly DrawnRing[]): TypedRing[] {
  return rings.map(({ kind, ring }) => ({ kind, text: textOfRing(ring) }));
}

/** The outlines as they can be drawn, and what is wrong with the others. */
export function readRings(typed: readonly TypedRing[]): { rings: DrawnRing[]; faults: RingFault[] } {
  const rings: DrawnRing[] = [];
  const faults: RingFault[] = [];
  for (const [at, { kind, text }] of typed.entries()) {
    const found = ringOf(text);
    if (typeof found === "number") faults.push({ at, code: found ? "line" : "few", line: found });
    else if (kind === "hole" && !rings.length) faults.push({ at, code: "hole", line: 0 });
    else rings.push({ kind, ring: found });
  }
  return { rings, faults };
}

/** Each outline with the holes that follow it; null without any. */
export function areaOf(rings: readonly DrawnRing[]): Shape | null {
  const polygons: Ring[][] = [];
  for (const { kind, ring } of rings) {
    if (kind === "shell") polygons.push([ring]);
    else polygons.at(-1)?.push(ring);
  }
  return polygons.length ? { kind: "area", polygons } : null;
}

/** A new outline stands last; a hole behind the holes of the outline it lies in. */
export function withRing(rings: readonly DrawnRing[], added: DrawnRing): DrawnRing[] {
  const [corner] = added.ring;
  if (added.kind === "shell" || !corner) return [...rings, added];
  const around = rings.findIndex(({ kind, ring }) => kind === "shell" && polygonHolds([ring], corner));
  if (around < 0) return [...rings, added];
  const next = rings.findIndex(({ kind }, at) => at > around && kind === "shell");
  const place = next < 0 ? rings.length : next;
  return [...rings.slice(0, place), added, ...rings.slice(place)];
}

/** Where a shape is: its centre, or the middle of its outlines. */
export function middleOf(shape: Shape): Position {
  if (shape.kind === "circle") return shape.center;
  const corners = shape.polygons.flatMap(([shell]) => shell ?? []);
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return [middle(corners.map(([longitude]) => longitude)), middle(corners.map(([, latitude]) => latitude))];
}

export function exact([longitude, latitude]: Position): Position {
  return [rounded(longitude), rounded(latitude)];
}

function rounded(value: number): number {
  return Number(value.toFixed(DECIMALS)) + 0; // no minus zero
}

function isSame(one: Position | undefined, other: Position | undefined): boolean {
  return Boolean(one && other && distanceM(one, other) === 0);
}
