/** A unit's month on the screen, as its sheet shows it; and the sheet itself as an Excel file. */
import "./rosters.css";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { download, onceOnly, restOf } from "../api/job";
import { persistently } from "../api/persistently";
import { Refusal } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { NoNotice, Notice } from "../parts/notice";
import { MonthStepper, Stepper } from "../parts/stepper";
import { useAct } from "../parts/use_act";
import { VERDICTS } from "../requests/verdict_words";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { longDate, monthName } from "../words/format";
import { usePageWords } from "../words/words";
import { DayHead, tint } from "./grid_table";
import { ROSTERS } from "./words";

type Month = Schemas["UnitMonthView"];

export default function UnitMonth({ unitId }: { unitId: string }) {
  const { t } = usePageWords(ROSTERS);
  const now = useHere().on.slice(0, 7);
  const [month, setMonth] = useState(now);
  const [page, setPage] = useState(1);
  const asked = useAnswer(`month ${unitId} ${month} ${page}`, () =>
    answer(
      api.GET("/units/{unit_id}/months/{month}", {
        params: { path: { unit_id: unitId, month }, query: { page } },
      }),
    ),
  );
  function goTo(chosen: string) {
    setMonth(chosen);
    setPage(1);
  }
  return (
    <>
      <MonthStepper month={month} previous={t.previous} next={t.next} goTo={goTo} last={now} />
      <p class="lead">{t.sheetLead}</p>
      <Awaited asked={asked}>{(found) => <Sheet month={found} setPage={setPage} />}</Awaited>
      <Workbook key={month} unitId={unitId} month={month} />
    </>
  );
}

/** Which days of the month are trial, in words; "" when all of them count. */
function Trial({ month }: { month: Month }) {
  const { t, lang } = usePageWords(ROSTERS);
  if (!month.days.some((day) => day.trial)) return null;
  const first = month.days.find((day) => !day.trial);
  return (
    <Notice tone="info" icon="clock">
      <p>{first ? t.trialUntil(longDate(first.on, lang)) : t.trialAll}</p>
    </Notice>
  );
}

function Sheet({ month, setPage }: { month: Month; setPage: (page: number) => void }) {
  const { t, lang } = usePageWords(ROSTERS);
  const today = useHere().on;
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a month; whoever has scrolled it since stays there
  useLayoutEffect(() => {
    if (box.current) box.current.scrollLeft = leftOf(box.current, month.days.findIndex(({ on }) => on === today) + 1);
  }, [month.month]);
  if (!month.people.length) return <p>{t.noRows}</p>;
  return (
    <>
      <Trial month={month} />
      <p class="hint">{t.marks}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="grid-box" tabIndex={0} aria-label={t.sheet} ref={box}>
        <table class="grid sheet" aria-label={`${t.sheet}, ${monthName(month.month, lang)}`}>
          <thead>
            <tr>
              <th scope="col" class="who">
                {t.name}
              </th>
              {month.days.map((day) => (
                <DayHead key={day.on} day={day} {...(day.trial ? { foot: t.trial } : {})} />
              ))}
              <th scope="col">{t.slots}</th>
              <th scope="col">{t.lateMin}</th>
              <th scope="col">{t.absent}</th>
              <th scope="col">{t.trialSlots}</th>
            </tr>
          </thead>
          <tbody>
            {month.people.map((person) => (
              <tr key={person.employee_id}>
                <th scope="row" class="who">
                  <span class="who-name">{person.name}</span>
                </th>
                {month.days.map((day, at) => (
                  <Cell key={day.on} day={day} cell={person.cells[at]} />
                ))}
                <td class="sum">{person.slots}</td>
                <td class="sum">{person.late_min}</td>
                <td class="sum">{person.absent}</td>
                <td class="sum">{person.trial_slots}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {month.pages > 1 && (
        <Stepper
          label={t.page(month.page, month.pages)}
          previous={t.previousPage}
          next={t.nextPage}
          onPrevious={() => setPage(Math.max(1, month.page - 1))}
          onNext={() => setPage(month.page + 1)}
          isLast={month.page >= month.pages}
        />
      )}
    </>
  );
}

/** How far the table is scrolled so that this column is the last in sight: the box alone moves, never the page. */
function leftOf(box: HTMLElement, column: number): number {
  const wanted = column > 0 ? box.querySelector("tr")?.cells[column] : undefined;
  const inner = box.getBoundingClientRect().left + box.clientLeft + box.clientWidth;
  return wanted ? box.scrollLeft + wanted.getBoundingClientRect().right - inner : 0;
}

/** Of what needs no word above the times: the times say it, or the grey. */
const UNTOLD = ["present", "off", "unknown"];

/** What the closed day came to; three lines, so that a lone time is seen to be a departure; nothing at all where nothing was recorded. */
function Cell({ day, cell }: { day: Month["days"][number]; cell: Schemas["SheetCellView"] | undefined }) {
  const { t } = usePageWords(VERDICTS);
  if (!cell) return <td />;
  const isEmpty = cell.lines.every((line) => !line);
  const { status } = cell;
  const isTold = status !== null && !UNTOLD.includes(status);
  return (
    <td class={cell.off ? "day-off" : status === "absent" ? "day-absent" : day.holiday ? tint(day) : ""}>
      {isTold && <span class="line day-status">{t.statuses[status] ?? status}</span>}
      {!isEmpty &&
        cell.lines.map((line, at) => (
          <span key={at} class={/\(\d+\)/.test(line) ? "line was-late" : "line"}>
            {line}
          </span>
        ))}
    </td>
  );
}

function Workbook({ unitId, month }: { unitId: string; month: string }) {
  const { t } = usePageWords(ROSTERS);
  const { busy, refusal, run } = useAct();
  const [isMade, setMade] = useState(false);
  async function make() {
    setMade(false);
    const params = { path: { unit_id: unitId }, ...onceOnly() };
    const order = () => answer(api.POST("/units/{unit_id}/month-sheets", { params, body: { month } }));
    const job = await restOf(await persistently(order));
    const [name] = job.files;
    if (!name) throw new Refusal("SHEET_FAILED", t.sheetFailed[1], t.sheetFailed[0]);
    await download(job.job_id, name);
    setMade(true);
  }
  return (
    <div class="actions">
      {refusal && <NoNotice refusal={refusal} />}
      <button type="button" class="quiet" disabled={busy} onClick={() => void run(make)}>
        {busy ? t.makingSheet : t.makeSheet}
      </button>
      <p class="live" role="status">
        {isMade ? t.sheetMade : ""}
      </p>
    </div>
  );
}
