/** The row of figures and the morning, of a city or a unit. */
import { usePageWords } from "../../words/words";
import { Plot } from "../parts/plot";
import { Stats } from "../parts/stats";
import { morningOf, type Sums } from "./figures";
import { BOARD } from "./words";

interface SummaryProps {
  sums: Sums;
  arrivals: readonly Readonly<Record<string, number>>[];
}

export function Summary({ sums, arrivals }: SummaryProps) {
  const { t } = usePageWords(BOARD);
  const { labels, values } = morningOf(arrivals);
  const step = labels[1] && labels[0] ? stepOf(labels[0], labels[1]) : 5;
  return (
    <>
      <Stats
        label={t.figures}
        of={[
          { name: t.people, value: sums.people },
          { name: t.arrived, value: sums.arrived, tone: "ok" },
          { name: t.late, value: sums.late, tone: "warn" },
          { name: t.awaited, value: sums.awaited, note: t.awaitedNote, tone: "info" },
          { name: t.missed, value: sums.missed, note: t.missedNote, tone: "bad" },
          { name: t.absent, value: sums.absent, tone: "bad" },
          { name: t.away, value: sums.away },
          { name: t.provisional, value: sums.provisional, note: t.provisionalNote, tone: "warn" },
          { name: t.flagged, value: sums.flagged, note: t.flaggedNote, tone: "warn" },
        ]}
      />
      {labels.length > 0 && (
        <Plot title={t.morning(step)} kind="bars" labels={labels} series={[{ name: t.arrivals, values }]} />
      )}
    </>
  );
}

function stepOf(one: string, next: string): number {
  const [a = 0, b = 0] = [one, next].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return b - a;
}
