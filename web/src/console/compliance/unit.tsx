/** A unit's year month by month, beside up to three others; below it the figures, and the way to its people. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Select } from "../../parts/labelled";
import { address } from "../../route";
import { monthName } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Plot } from "../parts/plot";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { useLive } from "../use_live";
import { useQuery } from "../use_query";
import { type MonthLine, measured } from "./figures";
import { Counting, MeasureChoice, Steps, useMeasure } from "./parts";
import { UnitPeople } from "./unit_people";
import { COMPLIANCE, type ComplianceWords } from "./words";

const MOST = 3; // beside the unit itself: more lines cannot be told apart

export function UnitYear({ unitId, seesPeople }: { unitId: string; seesPeople: boolean }) {
  const { t, lang } = usePageWords(COMPLIANCE);
  const [{ tahun = "today", banding = "" }, change] = useQuery();
  const others = banding.split(",").filter(Boolean).slice(0, MOST);
  const measure = useMeasure();
  const asked = useAnswer(`years ${unitId} ${banding} ${tahun}`, () =>
    Promise.all(
      [unitId, ...others].map((unit_id) =>
        answer(api.GET("/units/{unit_id}/figures/{year}", { params: { path: { unit_id, year: tahun } } })),
      ),
    ),
  );
  useLive(asked, true, asked.data?.some(({ is_counting }) => is_counting) ?? false);
  return (
    <>
      <p class="trail">
        <a href={address("kepatuhan")}>{t.units}</a>
      </p>
      <Awaited asked={asked}>
        {(years) => {
          const [own] = years;
          if (!own) return null;
          const labels = own.months.map(({ month }) => monthName(month, lang).slice(0, 3));
          return (
            <>
              <h2 class="unit-name">{own.name}</h2>
              <Steps
                label={String(own.year)}
                before={() => change({ tahun: String(own.year - 1) })}
                after={
                  tahun === "today" || own.year >= new Date().getFullYear()
                    ? null
                    : () => change({ tahun: String(own.year + 1) })
                }
              />
              <div class="table-tools">
                <MeasureChoice />
                <Others own={unitId} others={others} />
              </div>
              <Counting is={years.some(({ is_counting }) => is_counting)} />
              <Plot
                title={t.measures[measure]}
                kind="lines"
                labels={labels}
                series={years.map(({ name, months }) => ({
                  name,
                  values: months.map((each) => measured(each, measure)),
                }))}
                {...(measure === "lateMin" ? {} : { top: 100, unit: "%" })}
              />
              <section>
                <h2>{t.months}</h2>
                <Table
                  caption={t.months}
                  rows={own.months}
                  rowKey={({ month }) => month}
                  empty={t.empty}
                  columns={columnsOf(t, (month) => monthName(month, lang))}
                />
              </section>
              {seesPeople && <UnitPeople unitId={unitId} months={own.months.map(({ month }) => month)} />}
            </>
          );
        }}
      </Awaited>
    </>
  );
}

/** Which units stand beside it: chosen one by one, kept in the address. */
function Others({ own, others }: { own: string; others: readonly string[] }) {
  const { t } = usePageWords(COMPLIANCE);
  const [, change] = useQuery();
  const asked = useAnswer("units to compare", () =>
    answer(api.GET("/figures/{month}", { params: { path: { month: "today" } } })),
  );
  const set = (ids: readonly string[]) => change({ banding: ids.join(",") });
  const units = (asked.data?.units ?? []).flatMap(({ unit_id, name }) =>
    unit_id === null || unit_id === own ? [] : [{ unit_id, name }],
  );
  if (!units.length) return null;
  return (
    <>
      <Select
        label={t.compare}
        value=""
        disabled={others.length >= MOST}
        onValue={(id) => set([...others, id])}
        options={[
          ["", t.none],
          ...units.filter(({ unit_id }) => !others.includes(unit_id)).map((each) => [each.unit_id, each.name] as const),
        ]}
      />
      {others.map((id) => (
        <button
          key={id}
          type="button"
          class="quiet small-button"
          onClick={() => set(others.filter((each) => each !== id))}
        >
          {t.remove(units.find(({ unit_id }) => unit_id === id)?.name ?? id)}
        </button>
      ))}
    </>
  );
}

function columnsOf(t: ComplianceWords, nameOf: (month: string) => string): Column<MonthLine>[] {
  const figures: readonly (readonly [string, string, (line: MonthLine) => number])[] = [
    ["people", t.people, ({ people }) => people],
    ["due", t.due, ({ due }) => due],
    ["present", t.present, ({ present }) => present],
    ["absent", t.absent, ({ statuses }) => statuses.absent ?? 0],
    ["incomplete", t.incomplete, ({ statuses }) => statuses.incomplete ?? 0],
    ["lateDays", t.lateDays, ({ late_days }) => late_days],
    ["lateMin", t.lateMin, ({ late_min }) => late_min],
    ["earlyMin", t.earlyMin, ({ early_min }) => early_min],
    ["missing", t.missing, ({ missing }) => missing],
  ];
  return [
    { key: "month", title: t.month, sort: ({ month }) => month, cell: ({ month }) => nameOf(month) },
    ...figures.map(
      ([key, title, of]): Column<MonthLine> => ({
        key,
        title,
        isNumber: true,
        sort: of,
        cell: (line) => (line.counted_at ? of(line) : "–"),
      }),
    ),
  ];
}
