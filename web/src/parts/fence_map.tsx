/** A small map of ours: the office's fence, how exact the fix is, where I am, a scale bar. No tiles, works offline. */
import { type Position, planeOf } from "../place/distance";
import type { Nearness, Shape } from "../place/fence";
import type { Fix } from "../place/fix";
import { metres } from "../words/format";
import { useWords } from "../words/words";

export const [WIDTH, HEIGHT, MARGIN] = [320, 150, 14];
const BARS_M = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

export type Point = readonly [number, number];

export function FenceMap({ nearness, fix }: { nearness: Nearness; fix: Fix }) {
  const { w, lang } = useWords();
  const origin = centreOf(nearness.office.shape);
  const me = planeOf(origin, fix.position);
  const view = seeAll([...cornersOf(nearness.office.shape, origin), me]);
  const [x, y] = view.at(me);
  return (
    <svg
      class="map"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={w.home.map(nearness.office.name, nearness.inside, metres(nearness.distanceM, lang))}
    >
      <Fence shape={nearness.office.shape} origin={origin} at={view.at} scale={view.scale} />
      <circle class="map-accuracy" cx={x} cy={y} r={Math.min(fix.accuracyM * view.scale, WIDTH)} />
      <circle class={nearness.inside ? "map-me" : "map-me out"} cx={x} cy={y} r="6" />
      <ScaleBar scale={view.scale} />
    </svg>
  );
}

export function ScaleBar({ scale }: { scale: number }) {
  const { lang } = useWords();
  const bar = [...BARS_M].reverse().find((each) => each * scale < WIDTH / 3) ?? 10;
  return (
    <>
      <path class="map-bar" d={`M${MARGIN} ${HEIGHT - 10}h${bar * scale}m0 -3v6m${-bar * scale} 0v-6`} />
      <text class="map-text" x={MARGIN + bar * scale + 6} y={HEIGHT - 6}>
        {metres(bar, lang)}
      </text>
    </>
  );
}

interface FenceProps {
  shape: Shape;
  origin: Position;
  at: (point: Point) => Point;
  scale: number;
}

export function Fence({ shape, origin, at, scale }: FenceProps) {
  if (shape.kind === "circle") {
    const [x, y] = at([0, 0]);
    return (
      <>
        <circle class="map-fence" cx={x} cy={y} r={Math.max(4, shape.radiusM * scale)} />
        <path class="map-office" d={`M${x - 4} ${y}h8M${x} ${y - 4}v8`} />
      </>
    );
  }
  const rings = shape.polygons.flat();
  const path = rings.map((ring) => `M${ring.map((each) => at(planeOf(origin, each)).join(" ")).join("L")}Z`).join("");
  return <path class="map-fence" fill-rule="evenodd" d={path} />;
}

/** Metres on the plane to places on the drawing, so that all the points can be seen. */
export function seeAll(points: readonly Point[]): { scale: number; at: (point: Point) => Point } {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max(right - left, 20),
    (HEIGHT - 2 * MARGIN) / Math.max(high - low, 20),
  );
  const [midX, midY] = [(left + right) / 2, (low + high) / 2];
  return { scale, at: ([x, y]) => [WIDTH / 2 + (x - midX) * scale, HEIGHT / 2 - (y - midY) * scale] };
}

export function cornersOf(shape: Shape, origin: Position): Point[] {
  if (shape.kind === "area") return shape.polygons.flat(2).map((each) => planeOf(origin, each));
  const { radiusM } = shape;
  return [
    [-radiusM, -radiusM],
    [radiusM, radiusM],
  ];
}

export function centreOf(shape: Shape): Position {
  return shape.kind === "circle" ? shape.center : (shape.polygons[0]?.[0]?.[0] ?? [0, 0]);
}
