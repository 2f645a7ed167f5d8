/** A month of every unit within reach: which stand how, sorted by any measure. */
import { useRef } from "preact/hooks";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { address } from "../../route";
import { monthBeside, monthName } from "../../words/format";
import type { Language } from "../../words/language";
import { usePageWords } from "../../words/words";
import { lineKey, lineName, SMALL_HINT } from "../parts/small_units";
import { Awaited } from "../parts/states";
import { Stats } from "../parts/stats";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { useLive } from "../use_live";
import { useQuery } from "../use_query";
import { MEASURES, type MonthLine, measured, shownMeasure, summed } from "./figures";
import { Counting, Steps } from "./parts";
import { COMPLIANCE, type ComplianceWords } from "./words";

export function CityMonth({ seesPeople }: { seesPeople: boolean }) {
  const { t, lang } = usePageWords(COMPLIANCE);
  const [{ bulan = "today" }, change] = useQuery();
  const now = useRef("");
  const asked = useAnswer(`figures ${bulan}`, async () => {
    const found = await answer(api.GET("/figures/{month}", { params: { path: { month: bulan } } }));
    if (bulan === "today") now.current = found.month;
    return found;
  });
  useLive(asked, true, asked.data?.is_counting ?? false);
  const show = (month: string) => change({ bulan: month === now.current ? null : month, page: null });
  return (
    <Awaited asked={asked}>
      {({ month, is_counting, units }) => {
        const whole = summed(units);
        const isLast = bulan === "today" || month === now.current;
        return (
          <>
            <Steps
              label={monthName(month, lang)}
              before={() => show(monthBeside(month, -1))}
              after={isLast ? null : () => show(monthBeside(month, 1))}
            />
            <Counting is={is_counting} />
            {whole?.counted_at && units.length > 1 && (
              <Stats
                label={t.figures}
                of={[
                  { name: t.people, value: whole.people },
                  ...MEASURES.map((each) => ({ name: t.measures[each], value: shownMeasure(whole, each, lang) })),
                ]}
              />
            )}
            <section>
              <h2>{t.units}</h2>
              {!seesPeople && <p class="hint">{SMALL_HINT[lang]}</p>}
              <Table
                caption={t.units}
                rows={units}
                rowKey={lineKey}
                empty={t.empty}
                textOf={(line) => lineName(line, lang)}
                columns={columnsOf(t, lang)}
                sortedBy="unit"
              />
            </section>
          </>
        );
      }}
    </Awaited>
  );
}

function columnsOf(t: ComplianceWords, lang: Language): Column<MonthLine>[] {
  return [
    {
      key: "unit",
      title: t.unit,
      sort: (line) => lineName(line, lang),
      cell: (line) =>
        line.unit_id ? <a href={address("kepatuhan", "unit", line.unit_id)}>{line.name}</a> : lineName(line, lang),
    },
    {
      key: "people",
      title: t.people,
      isNumber: true,
      sort: ({ people }) => people,
      cell: ({ people, counted_at }) => (counted_at ? people : <span class="soft small nowrap">{t.notCounted}</span>),
    },
    {
      key: "due",
      title: t.due,
      isNumber: true,
      sort: ({ due }) => due,
      cell: ({ due, counted_at }) => (counted_at ? due : "–"),
    },
    ...MEASURES.map(
      (each): Column<MonthLine> => ({
        key: each,
        title: t.measures[each],
        isNumber: true,
        sort: (line) => measured(line, each),
        cell: (line) => shownMeasure(line, each, lang),
      }),
    ),
  ];
}
