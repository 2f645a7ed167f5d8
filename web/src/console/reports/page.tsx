/** Reports of a unit's date or month: on the screen, and as a file. */
import "./reports.css";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Input, Select } from "../../parts/labelled";
import { Stepper } from "../../parts/stepper";
import { UnitSelect } from "../../parts/unit_select";
import { address } from "../../route";
import { inTree } from "../../setting_up/unit_tree";
import { useHere } from "../../state/here";
import { type Unit, useUnits } from "../../state/read_city";
import { longDate, monthBeside, monthName } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited, Empty } from "../parts/states";
import { type QueryChanges, useQuery, withQuery } from "../use_query";
import { ALL, type Choice, choiceOf, KINDS, SHOWN, type Shown } from "./choice";
import { Exports, readFiles } from "./exports";
import { Grid } from "./grid";
import { BudgetFiles, UnitFiles } from "./performance_files";
import { Recent } from "./recent";
import { REPORTS } from "./words";

/** What of the address belongs to the table of another report. */
const ANEW: QueryChanges = { q: null, sort: null, page: null, status: null, signal: null, outcome: null, bagian: null };

export default function Reports() {
  const { t, lang } = usePageWords(REPORTS);
  const units = useUnits();
  const { on: today } = useHere();
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={units}>
        {(found) =>
          found.length ? (
            <Chosen units={inTree(found, lang).map(({ unit }) => unit)} today={today} />
          ) : (
            <Empty text={t.noUnits} />
          )
        }
      </Awaited>
    </>
  );
}

function Chosen({ units, today }: { units: readonly Unit[]; today: string }) {
  const { t } = usePageWords(REPORTS);
  const [query, change] = useQuery();
  const choice = choiceOf(
    query,
    today,
    units.map(({ unit_id }) => unit_id),
  );
  const { unitId, on, month } = choice;
  const kind = SHOWN.find((each) => each === choice.kind);
  const choices = (
    <Choices choice={choice} units={units} today={today} set={(changes) => change({ ...ANEW, ...changes })} />
  );
  if (!kind) {
    return (
      <>
        {choices}
        <Filed kind={choice.kind} unitId={unitId} month={month} />
      </>
    );
  }
  const order = { kind, unit_id: unitId === ALL ? null : unitId, on: on || null, month: month || null };
  return (
    <>
      {choices}
      {unitId === ALL ? (
        <Empty text={t.allLead} />
      ) : (
        <OnScreen
          key={`${kind} ${unitId} ${on}${month}`}
          choice={{ ...choice, kind }}
          unit={units.find(({ unit_id }) => unit_id === unitId)?.name ?? unitId}
          setPart={(part) => change({ ...ANEW, bagian: part > 1 ? String(part) : null })}
        />
      )}
      <Exports key={JSON.stringify(order)} order={order} />
    </>
  );
}

/** As files alone, with one's latest; the way to where the same is looked at. */
function Filed({ kind, unitId, month }: Pick<Choice, "kind" | "unitId" | "month">) {
  const { t } = usePageWords(REPORTS);
  const recent = useAnswer("report files", readFiles);
  const rested = () => void recent.reload();
  const isAll = unitId === ALL;
  const [year, number] = month.split("-");
  const budget = isAll ? address("anggaran") : address("anggaran", "unit", unitId);
  return (
    <>
      {kind === "budget_report" ? (
        <>
          <BudgetFiles unitId={isAll ? null : unitId} month={month} rested={rested} />
          <p>
            <a href={withQuery(budget, { tahun: year ?? null, bulan: String(Number(number)) })}>{t.toBudget}</a>
          </p>
        </>
      ) : isAll ? (
        <Empty text={t.oneUnit} />
      ) : (
        <>
          <UnitFiles key={`${unitId} ${month}`} unitId={unitId} month={month} rested={rested} />
          <p>
            <a href={address("kegiatan", unitId, month)}>{t.toActivities}</a>
          </p>
        </>
      )}
      <section class="card exports">
        <Recent recent={recent} />
      </section>
    </>
  );
}

interface ChoicesProps {
  choice: Choice;
  units: readonly Unit[];
  today: string;
  set: (changes: QueryChanges) => void;
}

function Choices({ choice, units, today, set }: ChoicesProps) {
  const { t, lang } = usePageWords(REPORTS);
  const months = Array.from({ length: 24 }, (_, at) => monthBeside(today.slice(0, 7), -at));
  return (
    <fieldset class="choices">
      <legend class="unseen">{t.choose}</legend>
      <Select
        label={t.kind}
        value={choice.kind}
        options={KINDS.map((kind) => [kind, t.kinds[kind] ?? kind])}
        onValue={(jenis) => set({ jenis })}
      />
      {choice.kind === "daily" ? (
        <Input
          type="date"
          label={t.on}
          value={choice.on}
          max={today}
          onValue={(tanggal) => set({ tanggal: tanggal || null })}
        />
      ) : (
        <Select
          label={t.month}
          value={choice.month}
          options={[...new Set([...months, choice.month])].map((month) => [month, monthName(month, lang)])}
          onValue={(bulan) => set({ bulan })}
        />
      )}
      <UnitSelect
        label={t.unit}
        units={units}
        value={choice.unitId}
        onValue={(unit) => set({ unit })}
        last={[[ALL, t.allUnits]]}
      />
    </fieldset>
  );
}

function OnScreen({
  choice,
  unit,
  setPart,
}: {
  choice: Choice & { kind: Shown };
  unit: string;
  setPart: (part: number) => void;
}) {
  const { t, lang } = usePageWords(REPORTS);
  const { kind, unitId, on, month, part } = choice;
  const asked = useAnswer(`report ${JSON.stringify(choice)}`, () =>
    answer(
      api.GET("/units/{unit_id}/reports", {
        params: { path: { unit_id: unitId }, query: { kind, page: part, ...(on ? { on } : { month }) } },
      }),
    ),
  );
  const span = on ? longDate(on, lang) : monthName(month, lang);
  return (
    <section aria-labelledby="report-title">
      <h2 id="report-title">
        {unit} · {span}
      </h2>
      <Awaited asked={asked}>
        {(report) => (
          <>
            {report.pages > 1 && (
              <>
                <Stepper
                  label={t.part(report.page, report.pages)}
                  previous={t.previousPart}
                  next={t.nextPart}
                  onPrevious={() => setPart(Math.max(1, part - 1))}
                  onNext={() => setPart(part + 1)}
                  isLast={report.page >= report.pages}
                />
                <p class="soft small">{t.partNote(report.total)}</p>
              </>
            )}
            <Grid report={report} caption={`${t.kinds[kind]} ${unit} ${span}`} />
            {kind === "month" && report.rows.length > 0 && <Legend />}
            {kind === "flags" && report.rows.length > 0 && <p class="soft small">{t.flagsNote}</p>}
          </>
        )}
      </Awaited>
    </section>
  );
}

function Legend() {
  const { t } = usePageWords(REPORTS);
  return (
    <div class="legend">
      <p class="strong small">{t.marksTitle}</p>
      <dl>
        {Object.entries(t.marks).map(([mark, meant]) => (
          <div key={mark}>
            <dt class={`mark mark-${mark === "?" ? "none" : mark}`}>{mark}</dt>
            <dd>{meant}</dd>
          </div>
        ))}
      </dl>
      <p class="soft small">{t.trialMarks}</p>
    </div>
  );
}
