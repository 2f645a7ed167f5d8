/** What stands on a map without a picture of the ground: lines of the grid with their degrees, and a scale bar. */
import { distanceM } from "../../place/distance";

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface GridLine {
  axis: "longitude" | "latitude";
  degrees: number;
  label: string;
}

const STEPS = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001];
const BARS_M = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
const FEWEST = 3; // lines across the narrower side
const LONGEST_BAR_PX = 120;

/** The widest step that still draws some lines. */
export function stepFor({ west, south, east, north }: Bounds): number {
  const span = Math.min(east - west, north - south);
  return STEPS.find((step) => span / step >= FEWEST) ?? 0.0001;
}

export function gridLines(bounds: Bounds): GridLine[] {
  const step = stepFor(bounds);
  return [
    ...linesOf("longitude", bounds.west, bounds.east, step),
    ...linesOf("latitude", bounds.south, bounds.north, step),
  ];
}

/** The longest round bar that fits, of a view so wide. */
export function scaleBar({ west, south, east, north }: Bounds, widthPx: number): { metres: number; widthPx: number } {
  const middle = (south + north) / 2;
  const perMetre = widthPx / (distanceM([west, middle], [east, middle]) || 1);
  const metres = BARS_M.find((each) => each * perMetre <= LONGEST_BAR_PX) ?? 1;
  return { metres, widthPx: metres * perMetre };
}

function linesOf(axis: GridLine["axis"], from: number, to: number, step: number): GridLine[] {
  const decimals = Math.max(0, Math.ceil(-Math.log10(step)));
  const lines: GridLine[] = [];
  for (let number = Math.ceil(from / step); number * step <= to; number++) {
    const degrees = Number((number * step).toFixed(6));
    lines.push({ axis, degrees, label: `${degrees.toFixed(decimals)}°` });
  }
  return lines;
}
