/** The city's budget: every unit within reach beside its target, who has not reported, what was opened again. */
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { isSilent, monthOf } from "../../own_budget/figures";
import { address } from "../../route";
import { longDate, monthName, shortMonth } from "../../words/format";
import type { Language } from "../../words/language";
import { percent, rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { Facts } from "../parts/facts";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { BudgetFiles } from "../reports/performance_files";
import { useQuery, withQuery } from "../use_query";
import { Deviation, Figures, MonthChoice, Realised, useChoice, YearPlot } from "./parts";
import { BUDGET, type BudgetWords } from "./words";

type Unit = Schemas["UnitSumView"];

export function CityBudget() {
  const { t, lang } = usePageWords(BUDGET);
  const { year, month, query } = useChoice();
  const [{ tahun = null, bulan = null }] = useQuery();
  const params = { path: { year }, query };
  const asked = useAnswer(`budgets ${year} ${month}`, () => answer(api.GET("/budgets/{year}", { params })));
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={asked}>
        {({ seen, months, units, unlocks, without }) => {
          const sums = months[seen.month - 1];
          const wayTo = (id: string) => withQuery(address("anggaran", "unit", id), { tahun, bulan });
          return (
            <>
              <MonthChoice seen={seen} />
              {units.length > 0 && sums && (
                <>
                  <Figures sums={sums} points={seen.rules.behind_points} />
                  <YearPlot months={months} seen={seen} />
                </>
              )}
              <section>
                <h2>{t.units}</h2>
                <Table
                  caption={t.units}
                  rows={units}
                  rowKey={({ unit_id }) => unit_id}
                  empty={t.noUnits}
                  textOf={({ name }) => name}
                  filters={[
                    {
                      key: "hanya",
                      label: t.only,
                      options: [
                        ["diam", t.onlySilent],
                        ["tertinggal", t.onlyBehind],
                      ],
                      keeps: (unit, value) => (value === "diam" ? isSilent(unit.sums) : unit.sums.behind),
                    },
                  ]}
                  columns={columnsOf(t, lang, seen.year, wayTo)}
                  sortedBy="unit"
                />
              </section>
              {without.length > 0 && (
                <section>
                  <h2>{t.without}</h2>
                  <p class="soft">{t.withoutHint}</p>
                  <ul class="plain-list">
                    {without.map(({ unit_id, name }) => (
                      <li key={unit_id}>
                        <a href={wayTo(unit_id)}>{name}</a>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              {units.length > 0 && <BudgetFiles unitId={null} month={monthOf(seen.year, seen.month)} />}
              {unlocks.length > 0 && (
                <section>
                  <h2>{t.unlocks}</h2>
                  <Facts
                    of={unlocks.map((each) => [
                      `${each.name}, ${monthName(monthOf(seen.year, each.month), lang)}`,
                      `${each.reason} (${t.untilOn.toLowerCase()} ${longDate(each.until_on, lang)})`,
                    ])}
                  />
                </section>
              )}
            </>
          );
        }}
      </Awaited>
    </>
  );
}

function columnsOf(t: BudgetWords, lang: Language, year: number, wayTo: (id: string) => string): Column<Unit>[] {
  const share = (value: number | null) => (value === null ? "–" : percent(value, lang));
  return [
    {
      key: "unit",
      title: t.unit,
      sort: ({ name }) => name,
      cell: ({ unit_id, name }) => <a href={wayTo(unit_id)}>{name}</a>,
    },
    {
      key: "pagu",
      title: t.ceiling,
      isNumber: true,
      sort: ({ sums }) => sums.ceiling_idr,
      cell: ({ sums }) => <span class="nowrap">{rupiah(sums.ceiling_idr, lang)}</span>,
    },
    {
      key: "realisasi",
      title: t.realised,
      isNumber: true,
      sort: ({ sums }) => sums.realised_idr,
      cell: ({ sums }) => <Realised sums={sums} />,
    },
    {
      key: "lapor",
      title: t.reported,
      isNumber: true,
      sort: ({ sums }) => sums.reported / (sums.lines || 1),
      cell: ({ sums }) => (
        <span class={isSilent(sums) ? "late nowrap" : "nowrap"}>{t.reportedOf(sums.reported, sums.lines)}</span>
      ),
    },
    {
      key: "serap",
      title: t.absorbed,
      isNumber: true,
      sort: ({ sums }) => sums.absorbed_bp,
      cell: ({ sums }) => share(sums.absorbed_bp),
    },
    {
      key: "target",
      title: t.target,
      isNumber: true,
      sort: ({ sums }) => sums.target_bp,
      cell: ({ sums }) => share(sums.target_bp),
    },
    {
      key: "deviasi",
      title: t.deviation,
      isNumber: true,
      sort: ({ sums }) => sums.deviation_bp,
      cell: ({ sums }) => <Deviation sums={sums} />,
    },
    {
      key: "terakhir",
      title: t.lastMonth,
      sort: ({ last_month }) => last_month,
      cell: ({ last_month }) =>
        last_month ? shortMonth(monthOf(year, last_month), lang) : <span class="soft">{t.never}</span>,
    },
  ];
}
