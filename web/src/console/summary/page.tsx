/** The city's month on one page, as the mayor gets it on paper: figures alone. */
import "../reports/reports.css";
import { answer, api, type Schemas } from "../../api/client";
import { download } from "../../api/job";
import { useAnswer } from "../../api/use_answer";
import { Select } from "../../parts/labelled";
import { NoNotice, Notice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { localDate, monthBeside, monthName, shortDate } from "../../words/format";
import type { Language } from "../../words/language";
import { numberIn, shareIn } from "../../words/number";
import { usePageWords } from "../../words/words";
import { OrderFile } from "../parts/order_file";
import { Plot } from "../parts/plot";
import { lineKey, lineName, SMALL_HINT } from "../parts/small_units";
import { Awaited, Empty } from "../parts/states";
import { Stats } from "../parts/stats";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { useLive } from "../use_live";
import { useQuery } from "../use_query";
import { SUMMARY } from "./words";

type Summary = Schemas["MonthSummaryView"];
type Opd = Summary["units"][number];

export default function MonthSummary() {
  const { t } = usePageWords(SUMMARY);
  const [query, change] = useQuery();
  const asked = useQueryMonth(query.bulan);
  const summary = useAnswer(`summary ${asked}`, () =>
    answer(api.GET("/summaries/{month}", { params: { path: { month: asked } } })),
  );
  useLive(summary, summary.data?.is_counting ?? false, summary.data?.is_counting ?? false);
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Awaited asked={summary}>
        {(found) => (
          <>
            <div class="choices">
              <Months found={found} onMonth={(bulan) => change({ bulan, q: null, sort: null, page: null })} />
              <div class="paper">
                <OrderFile
                  key={found.month}
                  isMain
                  label={t.make}
                  order={(params) => answer(api.POST("/summaries", { params, body: { month: found.month } }))}
                />
              </div>
            </div>
            {found.is_counting && <Notice tone="info" icon="clock" title={t.counting} />}
            <Figures found={found} />
            <Pages found={found} />
          </>
        )}
      </Awaited>
    </>
  );
}

function useQueryMonth(month: string | undefined): string {
  return month && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : "today";
}

function Months({ found, onMonth }: { found: Summary; onMonth: (month: string) => void }) {
  const { t, lang } = usePageWords(SUMMARY);
  const months = Array.from({ length: 24 }, (_, at) => monthBeside(found.today.slice(0, 7), -at));
  const all = [...new Set([...months, found.month])];
  return (
    <Select
      label={t.month}
      value={found.month}
      options={all.map((each) => [each, monthName(each, lang)])}
      onValue={onMonth}
    />
  );
}

/** The pages that were made by themselves, each month. */
function Pages({ found }: { found: Summary }) {
  const { t, lang } = usePageWords(SUMMARY);
  const { busy, refusal, run } = useAct();
  return (
    <section aria-labelledby="pages">
      <h2 id="pages">{t.pages}</h2>
      <p class="hint">{t.pagesHint}</p>
      {refusal && <NoNotice refusal={refusal} />}
      {found.pages.length === 0 && <p class="soft">{t.noPages}</p>}
      <ul class="rows">
        {found.pages.map(({ month, job_id, file_name, made_at }) => (
          <li key={job_id} class="row">
            <button
              type="button"
              class="link"
              disabled={busy}
              onClick={() => void run(() => download(job_id, file_name))}
            >
              {t.pageOf(monthName(month, lang))}
            </button>{" "}
            <span class="soft">{t.madeOn(shortDate(localDate(new Date(made_at)), lang))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ found }: { found: Summary }) {
  const { t, lang } = usePageWords(SUMMARY);
  const { city } = found;
  const n = (value: number) => numberIn(value, lang);
  const percent = (value: number | null) => (value === null ? "–" : `${shareIn(value, lang)}\u00a0%`);
  if (!city.people && !found.is_counting) return <Empty text={t.none} />;
  return (
    <>
      <Stats
        label={t.figures}
        of={[
          { name: t.compliance, value: percent(city.compliance), note: t.complianceNote, tone: "ok" },
          { name: t.people, value: n(city.people) },
          { name: t.late, value: n(city.late_days), note: t.lateNote(n(city.late_min)), tone: "warn" },
          { name: t.absent, value: n(city.absent), note: t.personDays, tone: "bad" },
          { name: t.incomplete, value: n(city.incomplete), note: t.personDays, tone: "warn" },
          { name: t.excused, value: n(city.excused), note: t.personDays },
          { name: t.undecided, value: n(city.undecided), note: t.personDays, tone: "info" },
          { name: t.outages, value: n(found.outages), note: t.outageNote(n(found.outage_min)) },
          { name: t.flags, value: n(found.flags_raised), note: t.flagsNote(n(found.flags_upheld)) },
        ]}
      />
      <Plot
        title={t.trend}
        kind="lines"
        labels={found.trend.map(({ month }) => monthName(month, lang))}
        series={[{ name: t.percent, values: found.trend.map(({ compliance }) => compliance) }]}
        top={100}
        unit="%"
      />
      <div class="by-opd">
        <h2>{t.units}</h2>
        <p class="hint">{SMALL_HINT[lang]}</p>
        <Table
          caption={t.units}
          rows={found.units}
          rowKey={lineKey}
          columns={columns(t, lang, percent, n)}
          textOf={(line) => lineName(line, lang)}
          sortedBy="compliance"
          empty={t.none}
        />
      </div>
    </>
  );
}

function columns(
  t: (typeof SUMMARY)["id"],
  lang: Language,
  percent: (value: number | null) => string,
  n: (value: number) => string,
): Column<Opd>[] {
  const counted = (key: "people" | "late_days" | "incomplete" | "absent" | "excused", title: string): Column<Opd> => ({
    key,
    title,
    cell: ({ sums }) => n(sums[key]),
    sort: ({ sums }) => sums[key],
    isNumber: true,
  });
  return [
    { key: "name", title: t.unit, cell: (line) => lineName(line, lang), sort: (line) => lineName(line, lang) },
    {
      key: "compliance",
      title: t.compliance.replace(/ .*/, ""),
      cell: ({ sums }) => percent(sums.compliance),
      sort: ({ sums }) => sums.compliance,
      isNumber: true,
    },
    counted("people", t.people),
    counted("late_days", t.late),
    counted("incomplete", t.incomplete),
    counted("absent", t.absent),
    counted("excused", t.excused),
  ];
}
