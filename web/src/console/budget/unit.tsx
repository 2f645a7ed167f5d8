/** A unit's budget: programmes, activities, sub-activities and their accounts at a month's end; one of them opened. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { isSilent, monthOf } from "../../own_budget/figures";
import { MonthState } from "../../own_budget/month_state";
import { Said } from "../../parts/said";
import { address } from "../../route";
import type { Language } from "../../words/language";
import { percent, rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { BudgetFiles } from "../reports/performance_files";
import { type Query, useQuery, withQuery } from "../use_query";
import { NEW } from "./new_line";
import { Deviation, Figures, MonthChoice, Realised, useChoice, YearPlot } from "./parts";
import { UnlockForm } from "./unlock_form";
import { BUDGET, type BudgetWords } from "./words";

type Row = Schemas["BudgetRowView"];

export function UnitBudget({ unitId }: { unitId: string }) {
  const { t, lang } = usePageWords(BUDGET);
  const { roles } = useDesk();
  const { year, month, query: at } = useChoice();
  const [query] = useQuery();
  const [said, setSaid] = useState("");
  const { tahun = null, bulan = null } = query;
  const params = { path: { unit_id: unitId, year }, query: at };
  const asked = useAnswer(`budget ${unitId} ${year} ${month}`, () =>
    answer(api.GET("/units/{unit_id}/budgets/{year}", { params })),
  );
  return (
    <>
      <p class="trail">
        <a href={withQuery(address("anggaran"), { tahun, bulan })}>{t.city}</a>
      </p>
      <Awaited asked={asked}>
        {({ name, seen, months, rows }) => {
          const sums = months[seen.month - 1];
          const mayUnlock = roles.includes("city_admin") && seen.state === "locked" && rows.length > 0;
          return (
            <>
              <h2 class="unit-name">{name}</h2>
              <MonthChoice seen={seen} />
              {said && <Said text={said} />}
              <MonthState seen={seen} />
              {rows.length > 0 && sums && (
                <>
                  <Figures sums={sums} points={seen.rules.behind_points} />
                  <YearPlot months={months} seen={seen} />
                </>
              )}
              <section>
                <h2>{t.rows}</h2>
                <Table
                  caption={`${t.rows}, ${name}`}
                  rows={rows}
                  rowKey={(row) => `${row.code} ${row.line_id}`}
                  empty={t.noRows}
                  textOf={(row) => `${row.code} ${row.name} ${row.pptk_name ?? ""}`}
                  filters={[
                    {
                      key: "hanya",
                      label: t.only,
                      options: [
                        ["diam", t.onlySilent],
                        ["tertinggal", t.onlyBehind],
                      ],
                      keeps: (row, value) => (value === "diam" ? isSilent(row.sums) : row.sums.behind),
                    },
                  ]}
                  columns={columnsOf(t, lang, unitId, query)}
                  pageSize={400}
                />
                {roles.includes("city_admin") && (
                  <p>
                    <a href={withQuery(address("anggaran", "unit", unitId), { tahun, baris: NEW })}>{t.newLine}</a>
                  </p>
                )}
              </section>
              {rows.length > 0 && <BudgetFiles unitId={unitId} month={monthOf(seen.year, seen.month)} />}
              {mayUnlock && (
                <UnlockForm
                  unitId={unitId}
                  seen={seen}
                  done={async () => {
                    await asked.reload();
                    setSaid(t.unlocked);
                  }}
                />
              )}
            </>
          );
        }}
      </Awaited>
    </>
  );
}

function columnsOf(t: BudgetWords, lang: Language, unitId: string, { tahun, bulan }: Query): Column<Row>[] {
  const share = (value: number | null) => (value === null ? "–" : percent(value, lang));
  const wayTo = (baris: string) =>
    withQuery(address("anggaran", "unit", unitId), { tahun: tahun ?? null, bulan: bulan ?? null, baris });
  return [
    {
      key: "nama",
      title: t.name,
      cell: ({ level, code, name, line_id, pptk_name, corrections, obstacles }) => (
        <div class={`budget-${level}`}>
          {line_id ? <a href={wayTo(line_id)}>{name}</a> : name}
          <div class="soft small">
            <span class="unseen">{t.levels[level]} </span>
            {code}
            {pptk_name && ` · ${pptk_name}`}
            {corrections > 0 && ` · ${t.corrections(corrections)}`}
            {obstacles > 0 && <span class="late"> · {t.obstaclesOpen(obstacles)}</span>}
          </div>
        </div>
      ),
    },
    {
      key: "pagu",
      title: t.ceiling,
      isNumber: true,
      cell: ({ sums }) => <span class="nowrap">{rupiah(sums.ceiling_idr, lang)}</span>,
    },
    { key: "target", title: t.target, isNumber: true, cell: ({ sums }) => share(sums.target_bp) },
    { key: "realisasi", title: t.realised, isNumber: true, cell: ({ sums }) => <Realised sums={sums} /> },
    { key: "serap", title: t.absorbed, isNumber: true, cell: ({ sums }) => share(sums.absorbed_bp) },
    { key: "fisik", title: t.physical, isNumber: true, cell: ({ sums }) => share(sums.physical_bp) },
    { key: "deviasi", title: t.deviation, isNumber: true, cell: ({ sums }) => <Deviation sums={sums} /> },
    {
      key: "lapor",
      title: t.reported,
      isNumber: true,
      cell: ({ sums, line_id }) =>
        line_id ? "" : <span class="nowrap">{t.reportedOf(sums.reported, sums.lines)}</span>,
    },
  ];
}
