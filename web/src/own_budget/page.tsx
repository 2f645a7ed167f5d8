/** `#/anggaran[/<month>[/<unit>~<line>]]`: the budget lines one is responsible for, and the form of a month. */
import "./own_budget.css";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { Said } from "../parts/said";
import { MonthStepper } from "../parts/stepper";
import { address, goInstead, useRoute } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { monthBeside, monthName } from "../words/format";
import { percent, rupiah } from "../words/number";
import { usePageWords } from "../words/words";
import { isSilent, monthOf } from "./figures";
import { isOpen, type Line, MonthState } from "./month_state";
import { Obstacles } from "./obstacles";
import { ToldForm } from "./told_form";
import { OWN_BUDGET } from "./words";

type Row = Schemas["BudgetRowView"];

export default function OwnBudget() {
  const [, asked = "", place = ""] = useRoute();
  const { on } = useHere();
  const isAsked = /^20\d\d-\d\d$/.test(asked);
  const month = isAsked ? asked : monthBeside(on.slice(0, 7), -1);
  const [unitId = "", lineId = ""] = place.split("~");
  const setMonth = (chosen: string) => (place ? goInstead("anggaran", chosen, place) : goInstead("anggaran", chosen));
  const step = <MonthStep month={month} today={on} setMonth={setMonth} />;
  if (lineId) return <OwnLine key={`${place} ${month}`} unitId={unitId} lineId={lineId} month={month} step={step} />;
  return <OwnLines month={month} step={step} ifLocked={isAsked ? undefined : () => setMonth(on.slice(0, 7))} />;
}

interface StepProps {
  month: string;
  today: string;
  setMonth: (month: string) => void;
}

function MonthStep({ month, today, setMonth }: StepProps) {
  const { t } = usePageWords(OWN_BUDGET);
  return <MonthStepper month={month} previous={t.before} next={t.after} goTo={setMonth} last={today.slice(0, 7)} />;
}

interface OfMonth {
  month: string;
  step: ComponentChildren;
}

function split(month: string): [year: string, query: { month: number }] {
  return [month.slice(0, 4), { month: Number(month.slice(5)) }];
}

function useOwnLines(month: string | null) {
  const [year, query] = split(month ?? "");
  return useAnswer(month && `own budget ${month}`, () =>
    answer(api.GET("/me/budget-lines/{year}", { params: { path: { year }, query } })),
  );
}

/** `ifLocked`: where nobody has asked for this very month, one that is entered now is shown instead. */
function OwnLines({ month, step, ifLocked }: OfMonth & { ifLocked: (() => void) | undefined }) {
  const { t } = usePageWords(OWN_BUDGET);
  const asked = useOwnLines(month);
  const isOver = ifLocked !== undefined && asked.data?.seen.state === "locked";
  useEffect(() => {
    if (isOver) ifLocked?.();
  }, [isOver, ifLocked]);
  return (
    <>
      <p class="lead">{t.lead}</p>
      {step}
      <Awaited asked={asked}>
        {({ seen, rows }) =>
          rows.length ? (
            <>
              <MonthState seen={seen} />
              <p class="strong">{t.reported(rows.filter(({ sums }) => !isSilent(sums)).length, rows.length)}</p>
              <div class="stack">
                {silentFirst(rows).map((row) => (
                  <OwnRow key={placeOf(row)} row={row} month={month} />
                ))}
              </div>
            </>
          ) : (
            <p class="card">{t.none}</p>
          )
        }
      </Awaited>
    </>
  );
}

function silentFirst(rows: readonly Row[]): Row[] {
  return [...rows.filter(({ sums }) => isSilent(sums)), ...rows.filter(({ sums }) => !isSilent(sums))];
}

const placeOf = ({ unit_id, line_id }: Row) => `${unit_id}~${line_id}`;

function OwnRow({ row, month }: { row: Row; month: string }) {
  const { t, lang } = usePageWords(OWN_BUDGET);
  const { name, sub_activity, sums, obstacles } = row;
  const { realised_idr, ceiling_idr, absorbed_bp, target_bp } = sums;
  const ceiling = rupiah(ceiling_idr, lang);
  return (
    <a class="card row-link" href={address("anggaran", month, placeOf(row))}>
      <span class="budget-row">
        <span class="strong">{name}</span>
        <span class="soft small">{sub_activity}</span>
        {realised_idr === null ? (
          <span>
            <span class="late">{t.notReported}</span> · {t.ceilingOf(ceiling)}
          </span>
        ) : (
          <>
            <span>{t.ofCeiling(rupiah(realised_idr, lang), ceiling)}</span>
            <progress value={realised_idr} max={ceiling_idr || 1} aria-label={t.absorbed} />
            <span class="soft small">
              {absorbed_bp !== null && percent(absorbed_bp, lang)}
              {target_bp !== null && ` · ${t.targetOf(percent(target_bp, lang))}`}
            </span>
          </>
        )}
        {obstacles > 0 && <span class="late">{t.openObstacles(obstacles)}</span>}
      </span>
      <Icon name="next" />
    </a>
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
        <a href={address("anggaran", month)}>{t.back}</a>
      </p>
      {step}
      <Awaited asked={asked}>
        {(line) => (
          <>
            {said.text && <Said key={said.at} text={said.text} />}
            {said.text && <NextLine month={month} place={`${unitId}~${lineId}`} />}
            <OwnForms line={line} saved={saved} />
          </>
        )}
      </Awaited>
    </>
  );
}

/** After one is saved: the next that nobody has told. */
function NextLine({ month, place }: { month: string; place: string }) {
  const { t } = usePageWords(OWN_BUDGET);
  const rows = useOwnLines(month).data?.rows ?? [];
  const next = rows.find((each) => isSilent(each.sums) && placeOf(each) !== place);
  if (!next) return null;
  return (
    <a class="quiet" href={address("anggaran", month, placeOf(next))}>
      {t.nextLine(next.name)}
    </a>
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
