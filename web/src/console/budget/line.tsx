/** One line: its ceilings, what was told month by month with every correction, what stands in the way; and the forms. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { monthOf } from "../../own_budget/figures";
import { isOpen, type Line, MonthState } from "../../own_budget/month_state";
import { Obstacles } from "../../own_budget/obstacles";
import { ToldForm } from "../../own_budget/told_form";
import { Said } from "../../parts/said";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { dateAndTime, longDate, monthName } from "../../words/format";
import { percent, rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { Facts } from "../parts/facts";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery, withQuery } from "../use_query";
import { LineForm } from "./line_form";
import { Deviation, Figures, MonthChoice, Realised, useChoice } from "./parts";
import { BUDGET } from "./words";

export function BudgetLine({ unitId, lineId }: { unitId: string; lineId: string }) {
  const { t } = usePageWords(BUDGET);
  const { year, month, query } = useChoice();
  const [{ tahun = null, bulan = null }] = useQuery();
  const { roles } = useDesk();
  const [said, setSaid] = useState({ text: "", at: 0 });
  const params = { path: { unit_id: unitId, year, line_id: lineId }, query };
  const asked = useAnswer(`budget line ${unitId} ${lineId} ${year} ${month}`, () =>
    answer(api.GET("/units/{unit_id}/budgets/{year}/lines/{line_id}", { params })),
  );
  async function saved(text: string) {
    await asked.reload();
    setSaid({ text, at: Date.now() });
  }
  return (
    <>
      <p class="trail">
        <a href={withQuery(address("anggaran", "unit", unitId), { tahun, bulan })}>{t.back}</a>
      </p>
      <Awaited asked={asked}>
        {(line) => {
          const { seen, months } = line;
          const sums = months[seen.month - 1];
          return (
            <>
              <h2 class="unit-name">{line.names.account}</h2>
              <About line={line} />
              <MonthChoice seen={seen} />
              {said.text && <Said key={said.at} text={said.text} />}
              <MonthState seen={seen} />
              {sums && <Figures sums={sums} points={seen.rules.behind_points} />}
              {line.may_tell && isOpen(seen) && (
                <ToldForm key={`${seen.month} ${line.revision}`} line={line} saved={saved} />
              )}
              {roles.includes("city_admin") && <EditLine key={line.revision} line={line} saved={saved} />}
              <Months line={line} />
              <Obstacles key={line.revision} line={line} saved={saved} />
            </>
          );
        }}
      </Awaited>
    </>
  );
}

function EditLine({ line, saved }: { line: Line; saved: (text: string) => Promise<void> }) {
  const { t } = usePageWords(BUDGET);
  const [isOpen, setOpen] = useState(false);
  const { unit_id, seen } = line;
  return (
    <details class="card fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.editLine}</summary>
      {isOpen && <LineForm unitId={unit_id} year={String(seen.year)} line={line} saved={() => saved(t.lineSaved)} />}
    </details>
  );
}

function About({ line }: { line: Line }) {
  const { t, lang } = usePageWords(BUDGET);
  const { names, ceilings } = line;
  return (
    <Facts
      of={[
        [t.levels.programme ?? "", names.programme],
        [t.levels.activity ?? "", names.activity],
        [t.levels.sub_activity ?? "", `${names.sub_activity} (${line.code})`],
        [t.levels.line ?? "", line.account],
        ...(line.pptk_name ? ([[t.pptk, line.pptk_name]] as const) : []),
        ...(line.kpa_name ? ([[t.kpa, line.kpa_name]] as const) : []),
        [
          t.ceilings,
          ceilings.map(({ ceiling_idr, from_on, note }) => (
            <div key={`${from_on} ${ceiling_idr}`}>
              {rupiah(ceiling_idr, lang)} {t.from(longDate(from_on, lang))} · {note}
            </div>
          )),
        ],
      ]}
    />
  );
}

function Months({ line: { seen, months, told, targets } }: { line: Line }) {
  const { t, lang } = usePageWords(BUDGET);
  const { zone, on } = useHere();
  const rows = months.map((sums, at) => ({ month: at + 1, sums, told: told.find(({ month }) => month === at + 1) }));
  return (
    <section>
      <h2>{t.months}</h2>
      <Table
        caption={t.months}
        name="b"
        rows={rows}
        rowKey={({ month }) => String(month)}
        empty={t.noRows}
        columns={[
          { key: "bulan", title: t.monthColumn, cell: ({ month }) => monthName(monthOf(seen.year, month), lang) },
          {
            key: "target",
            title: t.targetIdr,
            isNumber: true,
            cell: ({ month }) => {
              const target = targets[month - 1];
              return target ? <span class="nowrap">{rupiah(target.idr, lang)}</span> : "–";
            },
          },
          {
            key: "realisasi",
            title: t.realised,
            isNumber: true,
            cell: ({ month, sums, told: said }) => (
              <>
                {monthOf(seen.year, month) > on.slice(0, 7) ? "–" : <Realised sums={sums} />}
                {said?.corrections.map(({ at, was_idr, note }) => (
                  <div key={at} class="soft small">
                    {t.fellFrom(rupiah(was_idr, lang), note)}
                  </div>
                ))}
              </>
            ),
          },
          {
            key: "fisik",
            title: t.physical,
            isNumber: true,
            cell: ({ told: said }) => (said ? percent(said.physical_bp, lang) : "–"),
          },
          { key: "deviasi", title: t.deviation, isNumber: true, cell: ({ sums }) => <Deviation sums={sums} /> },
          {
            key: "oleh",
            title: t.by,
            cell: ({ told: said }) =>
              said ? (
                <span class="soft small">
                  {said.by_name && `${said.by_name}, `}
                  {dateAndTime(said.at, lang, zone)}
                </span>
              ) : (
                ""
              ),
          },
        ]}
      />
    </section>
  );
}
