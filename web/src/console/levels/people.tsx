/** Everybody with a day that counts, sorted, narrowed and paged by the server; each leads to the person. */
import "./levels.css";
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { CASES } from "../../own_cases/words";
import { Select } from "../../parts/labelled";
import { UnitSelect } from "../../parts/unit_select";
import { PROFILE } from "../../profile/words";
import { address } from "../../route";
import { useUnits } from "../../state/read_city";
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { DISCIPLINE } from "../discipline/words";
import { type PagedColumn, PagedTable } from "../parts/paged_table";
import { Awaited } from "../parts/states";
import { useLive } from "../use_live";
import { type Query, useQuery, withQuery } from "../use_query";
import { CONSOLE } from "../words";
import { asked, STANDINGS } from "./asked";
import { LEVELS } from "./words";

type Person = Schemas["LevelPersonView"];

const NARROWED = ["tingkat", "jenis", "unit", "perkara"];

interface PeopleProps {
  year: string;
  /** When what is counted above was: another count, another list. */
  countedAt: string;
  isCounting: boolean;
}

export function People({ year, countedAt, isCounting }: PeopleProps) {
  const { t } = usePageWords(LEVELS);
  const { t: frame } = usePageWords(CONSOLE);
  const [query, change] = useQuery();
  const wanted = asked(query);
  const key = `level people ${year} ${countedAt} ${isCounting} ${JSON.stringify(wanted)}`;
  const found = useAnswer(key, () =>
    answer(api.GET("/discipline-levels/{year}/people", { params: { path: { year }, query: wanted } })),
  );
  useLive(found, true, isCounting);
  const columns = useColumns(year);
  return (
    <section class="stack">
      <h2>{t.list}</h2>
      <Narrowing query={query} change={(changes) => change({ ...changes, page: null })} />
      <Awaited asked={found}>
        {({ people, page, pages, total }) => (
          <PagedTable
            caption={t.list}
            columns={columns}
            rows={people}
            rowKey={({ employee_id }) => employee_id}
            page={page}
            pages={pages}
            total={total}
            sort={wanted.sort}
            empty={t.noPeople}
          >
            {NARROWED.some((each) => query[each]) && (
              <button
                type="button"
                class="link"
                onClick={() => change({ tingkat: null, jenis: null, unit: null, perkara: null, page: null })}
              >
                {frame.clear}
              </button>
            )}
          </PagedTable>
        )}
      </Awaited>
    </section>
  );
}

function Narrowing({ query, change }: { query: Query; change: (changes: Record<string, string>) => void }) {
  const { t } = usePageWords(LEVELS);
  const { t: frame } = usePageWords(CONSOLE);
  const { t: profile } = usePageWords(PROFILE);
  const units = useUnits();
  const all = ["", frame.all] as const;
  return (
    <div class="table-tools">
      <Select
        label={t.standing}
        value={query.tingkat ?? ""}
        onValue={(tingkat) => change({ tingkat })}
        options={[all, ...STANDINGS.map((each) => [each, t.standings[each]] as const)]}
      />
      <Select
        label={t.kind}
        value={query.jenis ?? ""}
        onValue={(jenis) => change({ jenis })}
        options={[all, ...Object.entries(profile.kinds)]}
      />
      <UnitSelect
        label={t.unit}
        units={units.data ?? []}
        value={query.unit ?? ""}
        onValue={(unit) => change({ unit })}
        first={[["", t.allUnits]]}
      />
      <Select
        label={t.case}
        value={query.perkara ?? ""}
        onValue={(perkara) => change({ perkara })}
        options={[all, ["open", t.caseOpen], ["none", t.caseNone]]}
      />
    </div>
  );
}

function useColumns(year: string): PagedColumn<Person>[] {
  const { t, lang } = usePageWords(LEVELS);
  const { t: named } = usePageWords(CASES);
  const { t: shared } = usePageWords(DISCIPLINE);
  const { t: profile } = usePageWords(PROFILE);
  const level = ({ level, step, in_a_row, case_id, employee_id }: Person) => (
    <>
      {level && step ? `${named.levels[level]}, ${in_a_row ? shared.inARow(step) : shared.inAYear(step)}` : "–"}
      {case_id && (
        <>
          <br />
          <a class="small" href={address("disiplin", employee_id, case_id)}>
            {shared.toCase(case_id)}
          </a>
        </>
      )}
    </>
  );
  return [
    {
      key: "name",
      title: shared.name,
      isSorted: true,
      cell: ({ name, employee_id, number_kind }) => (
        <span class="level-name">
          <a href={withQuery(address("disiplin", employee_id), { tahun: year })}>{name}</a>
          <br />
          <span class="soft small">{profile.kinds[number_kind] ?? number_kind}</span>
        </span>
      ),
    },
    { key: "unit", title: t.unit, isSorted: true, cell: ({ unit }) => <span class="level-name">{unit}</span> },
    { key: "days", title: shared.days, isNumber: true, isSorted: true, cell: ({ days }) => days },
    { key: "run", title: shared.run, isNumber: true, isSorted: true, cell: ({ run }) => run },
    { key: "level", title: t.standing, isSorted: true, cell: level },
    {
      key: "next",
      title: shared.next,
      isSorted: true,
      cell: ({ left, next_level, next_step }) =>
        left === null || !next_level || next_step === null
          ? "–"
          : t.toNext(left, named.levels[next_level] ?? next_level, next_step),
    },
    {
      key: "deadline",
      title: shared.deadline,
      isSorted: true,
      cell: ({ act_by, level }) => (act_by ? shortDate(act_by, lang) : level ? shared.noDeadline : "–"),
    },
  ];
}
