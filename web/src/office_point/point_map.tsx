/** The office's fence as it is; with a survey, the fixes and where the point would be, its fence dashed. */
import { centreOf, cornersOf, Fence, HEIGHT, type Point, ScaleBar, seeAll, WIDTH } from "../parts/fence_map";
import { type Position, planeOf } from "../place/distance";
import type { Office } from "../place/fence";
import type { SurveyFix } from "./estimate";

interface PointMapProps {
  office: Office;
  label: string;
  fresh?: Position;
  fixes?: readonly SurveyFix[];
}

export function PointMap({ office, label, fresh, fixes = [] }: PointMapProps) {
  const { shape } = office;
  const origin = centreOf(shape);
  const dots = fixes.map(({ position }) => planeOf(origin, position));
  const point = fresh && planeOf(origin, fresh);
  const view = seeAll([...cornersOf(shape, origin), ...dots, ...(point ? around(point, radiusOf(office)) : [])]);
  const place = point && view.at(point);
  return (
    <svg class="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <Fence shape={shape} origin={origin} at={view.at} scale={view.scale} />
      {place && <circle class="map-fresh" cx={place[0]} cy={place[1]} r={radiusOf(office) * view.scale} />}
      {dots.map((dot) => {
        const [x, y] = view.at(dot);
        return <circle key={`${x} ${y}`} class="map-fix" cx={x} cy={y} r="1.5" />;
      })}
      {place && <circle class="map-me" cx={place[0]} cy={place[1]} r="5" />}
      <ScaleBar scale={view.scale} />
    </svg>
  );
}

function radiusOf({ shape }: Office): number {
  return shape.kind === "circle" ? shape.radiusM : 0;
}

function around([x, y]: Point, metres: number): Point[] {
  return [
    [x - metres, y - metres],
    [x + metres, y + metres],
  ];
}
