/** How many stand where: the city's figures, by threshold and employment type, unit beside unit. */
import type { Schemas } from "../../api/client";
import { CASES } from "../../own_cases/words";
import { PROFILE } from "../../profile/words";
import { address } from "../../route";
import { usePageWords } from "../../words/words";
import { DISCIPLINE } from "../discipline/words";
import { lineKey, lineName, SMALL_HINT } from "../parts/small_units";
import { Stats } from "../parts/stats";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { useQuery, withQuery } from "../use_query";
import { STANDINGS } from "./asked";
import { LEVELS } from "./words";

type Found = Schemas["CityLevelsView"];
type Step = Schemas["StepView"];
type UnitLine = Schemas["UnitLevelsView"];

const WEIGHTS: Record<string, number> = { light: 1, medium: 2, heavy: 3 };
const TONES = { heavy: "bad", medium: "warn", light: "info" } as const;

interface CountsProps {
  found: Found;
  seesPeople: boolean;
}

export function Summary({ found: { counts }, seesPeople }: CountsProps) {
  const { t } = usePageWords(LEVELS);
  const [query] = useQuery();
  const notes: Record<string, string> = { near: t.nearNote, below: t.belowNote };
  const toPeople = (tingkat: string) => withQuery(address("tingkat"), { ...query, tingkat, page: null });
  return (
    <Stats
      label={t.figures}
      of={STANDINGS.map((each) => ({
        name: t.standings[each],
        value: counts[each],
        ...(notes[each] ? { note: notes[each] } : {}),
        ...(each in TONES ? { tone: TONES[each as keyof typeof TONES] } : {}),
        ...(seesPeople ? { href: toPeople(each) } : {}),
      }))}
    />
  );
}

export function Breakdown({ found, seesPeople }: CountsProps) {
  const { t } = usePageWords(LEVELS);
  return (
    <>
      <section class="stack">
        <h2>{t.steps}</h2>
        <Steps found={found} />
      </section>
      <section class="stack">
        <h2>{t.units}</h2>
        <Units units={found.units} seesPeople={seesPeople} />
      </section>
    </>
  );
}

function Steps({ found }: { found: Found }) {
  const { t } = usePageWords(LEVELS);
  const { t: named } = usePageWords(CASES);
  const { t: shared } = usePageWords(DISCIPLINE);
  const { t: profile } = usePageWords(PROFILE);
  const kinds = Object.keys(profile.kinds).filter((kind) => kind in found.kinds);
  const name = ({ level, days, in_a_row }: Step) =>
    `${named.levels[level]}, ${in_a_row ? shared.inARow(days) : shared.inAYear(days)}`;
  return (
    <Table
      name="b"
      caption={t.steps}
      rows={found.steps}
      rowKey={({ level, days, in_a_row }) => `${level} ${days} ${in_a_row}`}
      empty={t.noSteps}
      columns={[
        {
          key: "step",
          title: t.step,
          sort: ({ level, days, in_a_row }) => (WEIGHTS[level] ?? 0) * 1000 + Number(in_a_row) * 500 + days,
          cell: name,
        },
        ...kinds.map(
          (kind): Column<Step> => ({
            key: kind,
            title: profile.kinds[kind] ?? kind,
            isNumber: true,
            sort: ({ kinds: of }) => of[kind] ?? 0,
            cell: ({ kinds: of }) => of[kind] ?? 0,
          }),
        ),
        { key: "people", title: t.total, isNumber: true, sort: ({ people }) => people, cell: ({ people }) => people },
      ]}
    />
  );
}

function Units({ units, seesPeople }: { units: UnitLine[]; seesPeople: boolean }) {
  const { t, lang } = usePageWords(LEVELS);
  const [query] = useQuery();
  const toPeople = (unit: string) => withQuery(address("tingkat"), { ...query, unit, page: null });
  return (
    <>
      {!seesPeople && <p class="hint">{SMALL_HINT[lang]}</p>}
      <Table
        name="u"
        caption={t.units}
        rows={units}
        rowKey={lineKey}
        empty={t.nothing}
        pageSize={10}
        sortedBy="-heavy"
        textOf={(line) => lineName(line, lang)}
        columns={[
          {
            key: "unit",
            title: t.unit,
            sort: (line) => lineName(line, lang),
            cell: (line) =>
              seesPeople && line.unit_id ? <a href={toPeople(line.unit_id)}>{line.name}</a> : lineName(line, lang),
          },
          {
            key: "people",
            title: t.people,
            isNumber: true,
            sort: ({ counts }) => counts?.people ?? null,
            cell: ({ counts }) => counts?.people ?? <span class="soft small">{t.notCounted}</span>,
          },
          ...STANDINGS.map(
            (each): Column<UnitLine> => ({
              key: each,
              title: t.standings[each],
              isNumber: true,
              sort: ({ counts }) => counts?.[each] ?? null,
              cell: ({ counts }) => counts?.[each] ?? "–",
            }),
          ),
        ]}
      />
    </>
  );
}
