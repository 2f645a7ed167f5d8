/** The drawing of a plot: its axis, its lines or stacked bars. Who listens or prints reads the table below it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { axisOf, labelStep, pathOf } from "./plot_scale";

export interface Series {
  name: string;
  /** One for each label; null: nothing is known there. */
  values: readonly (number | null)[];
  /** Of the four colours, where the place in the list does not choose it: brand, warn, ok, bad. */
  tone?: 0 | 1 | 2 | 3;
}

export interface PlotProps {
  title: string;
  kind: "lines" | "bars";
  /** What stands along the bottom, such as times or months. */
  labels: readonly string[];
  series: readonly Series[];
  /** The top of the axis where it is fixed, such as 100 for per cent. */
  top?: number;
  unit?: string;
}

const HEIGHT = 200;
const WIDEST = 56; // a bar
const EDGE = { left: 44, right: 12, top: 12, bottom: 28 };

export function Drawn({ kind, labels, series, top, unit = "" }: PlotProps) {
  const [place, width] = useWidth();
  const most = kind === "bars" ? Math.max(0, ...labels.map((_, at) => sumAt(series, at))) : highest(series);
  const axis = top ? { top, ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => part * top) } : axisOf(most);
  const inner = { width: Math.max(width - EDGE.left - EDGE.right, 1), height: HEIGHT - EDGE.top - EDGE.bottom };
  const room = inner.width / Math.max(labels.length, 1);
  const x = (at: number) => EDGE.left + room * (at + 0.5);
  const y = (value: number) => EDGE.top + inner.height * (1 - value / axis.top);
  const every = labelStep(labels.length, inner.width);
  return (
    <div ref={place}>
      <svg class="plot-drawn" width={width} height={HEIGHT} aria-hidden="true" focusable="false">
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line class="plot-grid" x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} />
            <text x={EDGE.left - 6} y={y(tick) + 4} text-anchor="end">
              {tick}
              {unit}
            </text>
          </g>
        ))}
        {labels.map((label, at) =>
          at % every === 0 ? (
            <text key={label} x={x(at)} y={HEIGHT - 8} text-anchor="middle">
              {label}
            </text>
          ) : null,
        )}
        {kind === "bars" ? (
          <Bars labels={labels} series={series} room={room} x={x} y={y} />
        ) : (
          <Lines series={series} x={x} y={y} />
        )}
      </svg>
    </div>
  );
}

interface MarksProps {
  series: readonly Series[];
  x: (at: number) => number;
  y: (value: number) => number;
}

function Lines({ series, x, y }: MarksProps) {
  return (
    <>
      {series.map((each, at) => (
        <g key={each.name} class={toneOf(each, at)}>
          <path class="plot-line" d={pathOf(each.values, x, y)} />
          {each.values.map((value, index) =>
            value === null ? null : <circle key={index} class="plot-point" cx={x(index)} cy={y(value)} r={3} />,
          )}
        </g>
      ))}
    </>
  );
}

function Bars({ labels, series, room, x, y }: MarksProps & { labels: readonly string[]; room: number }) {
  const width = Math.max(1, Math.min(WIDEST, room - Math.min(4, room * 0.3)));
  return (
    <>
      {labels.map((label, at) => {
        let below = 0;
        return series.map((each, index) => {
          const value = each.values[at] ?? 0;
          const from = below;
          below += value;
          if (!value) return null;
          return (
            <rect
              key={`${label} ${each.name}`}
              class={`plot-bar ${toneOf(each, index)}`}
              x={x(at) - width / 2}
              y={y(below)}
              width={width}
              height={y(from) - y(below)}
            />
          );
        });
      })}
    </>
  );
}

/** As wide as it may be, also when the window changes: text in it keeps its size. */
function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const watch = new ResizeObserver(() => setWidth(Math.max(160, Math.floor(box.clientWidth))));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return [place, width] as const;
}

export function toneOf({ tone }: Series, at: number): string {
  return `series-${tone ?? at % 4}`;
}

function sumAt(series: readonly Series[], at: number): number {
  return series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
}

function highest(series: readonly Series[]): number {
  return Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
}
