/** `#/anggaran[/<unit>/<line>]`: the budget lines one is responsible for, and the form of a month. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Said } from "../parts/said";
import { Stepper } from "../parts/stepper";
import { address, useRoute } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { monthBeside, monthName } from "../words/format";
import { rupiah } from "../words/number";
import { usePageWords } from "../words/words";
import { monthOf } from "./figures";
import { isOpen, type Line, MonthState } from "./month_state";
import { Obstacles } from "./obstacles";
import { ToldForm } from "./told_form";
import { OWN_BUDGET } from "./words";

type Row = Schemas["BudgetRowView"];

/** The month ("YYYY-MM") stays while one goes from line to line. */
export default function OwnBudget() {
  const [, unitId = "", lineId = ""] = useRoute();
  const { on } = useHere();
  const [month, setMonth] = useState(() => monthBeside(on.slice(0, 7), -1));
  const shown = <MonthStep month={month} today={on} setMonth={setMonth} />;
  if (lineId) return <OwnLine key={`${lineId} ${month}`} unitId={unitId} lineId={lineId} month={month} step={shown} />;
  return <OwnLines month={month} step={shown} />;
}

interface StepProps {
  month: string;
  today: string;
  setMonth: (month: string) => void;
}

function MonthStep({ month, today, setMonth }: StepProps) {
  const { t, lang } = usePageWords(OWN_BUDGET);
  return (
    <Stepper
      label={monthName(month, lang)}
      previous={t.before}
      next={t.after}
      onPrevious={() => setMonth(monthBeside(month, -1))}
      onNext={() => setMonth(monthBeside(month, 1))}
      isLast={month >= today.slice(0, 7)}
    />
  );
}

interface OfMonth {
  month: string;
  step: ComponentChildren;
}

function split(month: string): [year: string, query: { month: number }] {
  return [month.slice(0, 4), { month: Number(month.slice(5)) }];
}

function OwnLines({ month, step }: OfMonth) {
  const { t } = usePageWords(OWN_BUDGET);
  const [year, query] = split(month);
  const asked = useAnswer(`own budget ${month}`, () =>
    answer(api.GET("/me/budget-lines/{year}", { params: { path: { year }, query } })),
  );
  return (
    <>
      <p class="lead">{t.lead}</p>
      {step}
      <Awaited asked={asked}>
        {({ rows }) =>
          rows.length ? (
            <ul class="plain-list stack">
              {rows.map((row) => (
                <OwnRow key={`${row.unit_id} ${row.line_id}`} row={row} />
              ))}
            </ul>
          ) : (
            <p class="card">{t.none}</p>
          )
        }
      </Awaited>
    </>
  );
}

function OwnRow({ row: { unit_id, line_id, name, sub_activity, sums } }: { row: Row }) {
  const { t, lang } = usePageWords(OWN_BUDGET);
  const ceiling = rupiah(sums.ceiling_idr, lang);
  return (
    <li class="card stack">
      <a class="strong" href={address("anggaran", unit_id ?? "", line_id ?? "")}>
        {name}
      </a>
      <span class="soft small">{sub_activity}</span>
      {sums.realised_idr === null ? (
        <span>
          <span class="late">{t.notReported}</span> · {t.ceilingOf(ceiling)}
        </span>
      ) : (
        <span>{t.ofCeiling(rupiah(sums.realised_idr, lang), ceiling)}</span>
      )}
    </li>
  );
}

function OwnLine({ unitId, lineId, month, step }: OfMonth & { unitId: string; lineId: string }) {
  const { t } = usePageWords(OWN_BUDGET);
  const [said, setSaid] = useState({ text: "", at: 0 });
  const [year, query] = split(month);
  const path = { unit_id: unitId, year, line_id: lineId };
  const asked = useAnswer(`own budget line ${unitId} ${lineId} ${month}`, () =>
    answer(api.GET("/units/{unit_id}/budgets/{year}/lines/{line_id}", { params: { path, query } })),
  );
  async function saved(text: string) {
    await asked.reload();
    setSaid({ text, at: Date.now() });
  }
  return (
    <>
      <p>
        <a href={address("anggaran")}>{t.back}</a>
      </p>
      {step}
      <Awaited asked={asked}>
        {(line) => (
          <>
            {said.text && <Said key={said.at} text={said.text} />}
            <OwnForms line={line} saved={saved} />
          </>
        )}
      </Awaited>
    </>
  );
}

function OwnForms({ line, saved }: { line: Line; saved: (text: string) => Promise<void> }) {
  const { lang } = usePageWords(OWN_BUDGET);
  const { seen, names, code, account, told } = line;
  const stands = told.find(({ month }) => month === seen.month);
  return (
    <>
      <h2>{names.account}</h2>
      <p class="soft small">
        {names.sub_activity} · {code} · {account}
      </p>
      <MonthState seen={seen} />
      {isOpen(seen) && line.may_tell ? (
        <ToldForm key={line.revision} line={line} saved={saved} />
      ) : (
        stands && (
          <p class="card">
            {monthName(monthOf(seen.year, seen.month), lang)}: {rupiah(stands.realised_idr, lang)}
          </p>
        )
      )}
      <Obstacles key={line.revision} line={line} saved={saved} />
    </>
  );
}
