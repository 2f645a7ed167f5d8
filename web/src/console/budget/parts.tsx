/** What the city's page and a unit's have in common: the choice of the month, its row of figures, the plot. */
import type { Schemas } from "../../api/client";
import { isSilent, monthOf, percents, pointsText, type Sums } from "../../own_budget/figures";
import { OWN_BUDGET } from "../../own_budget/words";
import { Select } from "../../parts/labelled";
import { useHere } from "../../state/here";
import { monthName } from "../../words/format";
import { percent, rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { Plot } from "../parts/plot";
import { Stats } from "../parts/stats";
import { useQuery } from "../use_query";

import { BUDGET } from "./words";

type Seen = Schemas["BudgetMonthView"];
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** What is looked at, as it lies in the address: this year, and the month that the server chooses. */
export function useChoice(): { year: string; month: string; query: { month?: number } } {
  const { on } = useHere();
  const [{ tahun, bulan }] = useQuery();
  return { year: tahun ?? on.slice(0, 4), month: bulan ?? "", query: bulan ? { month: Number(bulan) } : {} };
}

export function MonthChoice({ seen }: { seen: Seen }) {
  const { t, lang } = usePageWords(BUDGET);
  const { on } = useHere();
  const [, change] = useQuery();
  const now = Number(on.slice(0, 4));
  const years = [now - 1, now, now + 1].map(String);
  return (
    <>
      <div class="table-tools">
        <Select
          label={t.year}
          value={String(seen.year)}
          onValue={(tahun) => change({ tahun: tahun === String(now) ? null : tahun, bulan: null, page: null })}
          options={years.map((year) => [year, year] as const)}
        />
        <Select
          label={t.month}
          value={String(seen.month)}
          onValue={(bulan) => change({ bulan })}
          options={MONTHS.map((month) => [String(month), monthName(monthOf(seen.year, month), lang)] as const)}
        />
      </div>
      {!seen.rules.confirmed && <p class="hint">{t.unconfirmed}</p>}
    </>
  );
}

export function Figures({ sums, points }: { sums: Sums; points: number }) {
  const { t, lang } = usePageWords(BUDGET);
  const { t: own } = usePageWords(OWN_BUDGET);
  const share = (value: number | null) => (value === null ? "–" : percent(value, lang));
  return (
    <Stats
      label={t.figures}
      of={[
        {
          name: t.reported,
          value: sums.reported,
          note: t.reportedNote(sums.lines),
          ...(isSilent(sums) && { tone: "warn" as const }),
        },
        {
          name: t.absorbed,
          value: share(sums.absorbed_bp),
          note:
            sums.realised_idr === null
              ? own.notReported
              : t.spentOf(rupiah(sums.realised_idr, lang), rupiah(sums.reported_ceiling_idr, lang)),
        },
        {
          name: t.target,
          value: share(sums.target_bp),
          note: t.targetOf(rupiah(sums.target_idr, lang), rupiah(sums.ceiling_idr, lang)),
        },
        { name: t.physical, value: share(sums.physical_bp), note: t.absorbedNote },
        {
          name: t.deviation,
          value: sums.deviation_bp === null ? "–" : pointsText(sums.deviation_bp, lang),
          note: sums.behind ? t.behindMore(points) : t.inPoints,
          ...(sums.behind && { tone: "bad" as const }),
        },
      ]}
    />
  );
}

export function YearPlot({ months, seen }: { months: readonly Sums[]; seen: Seen }) {
  const { t, lang } = usePageWords(BUDGET);
  const asked = seen.rules.asked_bp as Record<string, number>;
  return (
    <Plot
      title={t.plot}
      kind="lines"
      top={100}
      unit="%"
      labels={MONTHS.map((month) => monthName(monthOf(seen.year, month), lang).slice(0, 3))}
      series={[
        { name: t.absorbed, values: percents(months.map(({ absorbed_bp }) => absorbed_bp)), tone: 0 },
        { name: t.target, values: percents(months.map(({ target_bp }) => target_bp)), tone: 1 },
        { name: t.asked, values: percents(MONTHS.map((month) => asked[String(month)] ?? null)), tone: 2 },
      ]}
    />
  );
}

/** Spent, or in words that nobody said. */
export function Realised({ sums }: { sums: Sums }) {
  const { t, lang } = usePageWords(OWN_BUDGET);
  if (sums.realised_idr === null) return <span class="late nowrap">{t.notReported}</span>;
  return <span class="nowrap">{rupiah(sums.realised_idr, lang)}</span>;
}

/** The points, and in words where that is too far. */
export function Deviation({ sums }: { sums: Sums }) {
  const { t, lang } = usePageWords(BUDGET);
  if (sums.deviation_bp === null) return <>–</>;
  return (
    <span class={sums.behind ? "late nowrap" : "nowrap"}>
      {pointsText(sums.deviation_bp, lang)}
      {sums.behind && (
        <>
          <br />
          {t.behind}
        </>
      )}
    </span>
  );
}
