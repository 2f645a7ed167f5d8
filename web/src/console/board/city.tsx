/** The city: every unit within reach, in figures. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Notice } from "../../parts/notice";
import { address } from "../../route";
import { clockTime } from "../../words/format";
import type { Language } from "../../words/language";
import { usePageWords } from "../../words/words";
import { lineKey, lineName, SMALL_HINT } from "../parts/small_units";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { useLive } from "../use_live";
import { useQuery } from "../use_query";
import { DayChoice } from "./day_choice";
import { type Sums, sumsOf, total, type UnitLine } from "./figures";
import { Summary } from "./summary";
import { BOARD, type BoardWords } from "./words";

interface Row {
  line: UnitLine;
  sums: Sums | null;
}

export function CityBoard({ seesPeople }: { seesPeople: boolean }) {
  const { t, lang } = usePageWords(BOARD);
  const [{ tanggal: on = "today" }] = useQuery();
  const asked = useAnswer(`board ${on}`, () => answer(api.GET("/boards/{on}", { params: { path: { on } } })));
  const age = useLive(asked, asked.data?.is_counting ?? false);
  return (
    <Awaited asked={asked}>
      {(board) => {
        const rows = board.units.map((line) => ({ line, sums: line.figures && sumsOf(line.figures) }));
        const counted = board.units.flatMap(({ figures }) => figures ?? []);
        const oldest = counted.map(({ counted_at }) => counted_at).sort()[0];
        return (
          <>
            <DayChoice on={board.on} today={board.today} />
            <p class="soft" aria-live="off">
              {t.fresh(age)} {oldest && t.countedAt(clockTime(new Date(oldest), board.zone))} {t.still}
            </p>
            {board.is_counting && (
              <div role="status">
                <Notice tone="info" icon="clock">
                  <p>{t.counting}</p>
                </Notice>
              </div>
            )}
            {counted.length > 0 && (
              <Summary
                sums={total(rows.flatMap(({ sums }) => sums ?? []))}
                arrivals={counted.map(({ arrivals }) => arrivals)}
              />
            )}
            <section>
              <h2>{t.units}</h2>
              {!seesPeople && <p class="hint">{SMALL_HINT[lang]}</p>}
              <Table
                caption={t.units}
                rows={rows}
                rowKey={({ line }) => lineKey(line)}
                empty={t.noUnits}
                textOf={({ line }) => lineName(line, lang)}
                columns={columnsOf(t, lang, seesPeople, on)}
                sortedBy="unit"
              />
            </section>
          </>
        );
      }}
    </Awaited>
  );
}

function columnsOf(t: BoardWords, lang: Language, seesPeople: boolean, on: string): Column<Row>[] {
  const names = ["people", "arrived", "late", "awaited", "missed", "absent", "away", "provisional", "flagged"] as const;
  return [
    {
      key: "unit",
      title: t.unit,
      sort: ({ line }) => lineName(line, lang),
      cell: ({ line }) => (
        <>
          {seesPeople && line.unit_id ? (
            <a href={`${address("papan", line.unit_id)}${on === "today" ? "" : `?tanggal=${on}`}`}>{line.name}</a>
          ) : (
            lineName(line, lang)
          )}
          {line.trial && <span class="soft small"> ({t.trialTag})</span>}
        </>
      ),
    },
    ...names.map(
      (name): Column<Row> => ({
        key: name,
        title: t[name],
        isNumber: true,
        sort: ({ sums }) => sums?.[name] ?? null,
        cell: ({ sums }) =>
          sums ? sums[name] : name === "people" ? <span class="soft small nowrap">{t.notCounted}</span> : "–",
      }),
    ),
  ];
}
