/** A unit's month: what attendance takes off each person, in minutes, percent and rupiah. */
import "../reports/reports.css";
import { useAnswer } from "../../api/use_answer";
import { percent, rupiah } from "../../own_count/say";
import { Select } from "../../parts/labelled";
import { address } from "../../route";
import { indented, inTree, type Placed } from "../../setting_up/unit_tree";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { monthName } from "../../words/format";
import type { Language } from "../../words/language";
import { usePageWords } from "../../words/words";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { useQuery } from "../use_query";
import { type Fact, Facts } from "./facts";
import { MonthState } from "./month_state";
import { monthOf, monthsUntil, type Person, readMonth, sumsOf, type UnitMonth } from "./read";
import { PAYROLL, type PayrollWords } from "./words";

export function Deductions() {
  const { t, lang } = usePageWords(PAYROLL);
  const units = useUnits();
  const { on } = useHere();
  return (
    <>
      <p class="lead">{t.deductionsLead}</p>
      <Awaited asked={units}>
        {(found) => (found.length ? <Chosen units={inTree(found, lang)} today={on} /> : <Empty text={t.noUnit} />)}
      </Awaited>
    </>
  );
}

function Chosen({ units, today }: { units: readonly Placed[]; today: string }) {
  const { t, lang } = usePageWords(PAYROLL);
  const [query, change] = useQuery();
  const { unit } = units.find((each) => each.unit.unit_id === query.unit) ?? (units[0] as Placed);
  const month = monthOf(query, today);
  const asked = useAnswer(`allowances ${unit.unit_id} ${month}`, () => readMonth(unit.unit_id, month));
  const anew = { q: null, page: null };
  return (
    <>
      <div class="table-tools">
        <Select
          label={t.unit}
          value={unit.unit_id}
          onValue={(chosen) => change({ ...anew, unit: chosen })}
          options={units.map((each) => [each.unit.unit_id, indented(each)])}
        />
        <Select
          label={t.monthChosen}
          value={month}
          onValue={(bulan) => change({ ...anew, bulan })}
          options={[...new Set([...monthsUntil(today), month])].map((each) => [each, monthName(each, lang)])}
        />
      </div>
      <section aria-labelledby="people">
        <h2 id="people">
          {unit.name} · {monthName(month, lang)}
        </h2>
        <Awaited asked={asked}>{(found) => <People found={found} unitId={unit.unit_id} month={month} />}</Awaited>
      </section>
    </>
  );
}

function People({ found, unitId, month }: { found: UnitMonth; unitId: string; month: string }) {
  const { t, lang } = usePageWords(PAYROLL);
  const sums = sumsOf(found.people);
  if (!found.people.length) return <Empty text={t.noPeople} />;
  const facts: Fact[] = [
    [t.people, String(found.people.length)],
    [t.minutes, String(sums.minutes)],
    ...(sums.undecided ? [[t.undecided, t.perDay(sums.undecided)] as const] : []),
    ...(sums.isConfirmed && sums.without ? [[t.noBase, String(sums.without)] as const] : []),
    ...(sums.known ? [[t.totalOf(sums.known), rupiah(sums.total_idr, lang)] as const] : []),
  ];
  return (
    <>
      <MonthState lockedAt={found.locked_at} isConfirmed={sums.isConfirmed} />
      <Facts of={facts} />
      <Table
        caption={t.people}
        rows={found.people}
        rowKey={({ employee_id }) => employee_id}
        empty={t.noPeople}
        textOf={({ name }) => name}
        columns={columnsOf(t, lang, `?${new URLSearchParams({ unit: unitId, bulan: month })}`, sums)}
      />
      {sums.known > 0 && <p class="soft small">{t.roundedNote}</p>}
    </>
  );
}

/** Rupiah where anybody has a base, percent where the rules are confirmed. */
function columnsOf(
  t: PayrollWords,
  lang: Language,
  query: string,
  { known, isConfirmed, undecided, without, isAdjusted }: ReturnType<typeof sumsOf>,
): Column<Person>[] {
  const figures = (
    key: string,
    title: string,
    of: (each: Person) => number | null,
    said: (value: number) => string = String,
  ): Column<Person> => ({
    key,
    title,
    isNumber: true,
    sort: of,
    cell: (each) => {
      const value = of(each);
      return value === null ? "–" : said(value);
    },
  });
  const money = (value: number) => rupiah(value, lang);
  const share = (value: number) => percent(value, lang);
  return [
    {
      key: "name",
      title: t.name,
      sort: ({ name }) => name,
      cell: ({ employee_id, name }) => (
        <a href={`${address("penggajian", "potongan", employee_id)}${query}`}>{name || employee_id}</a>
      ),
    },
    figures("minutes", t.minutes, ({ minutes }) => minutes),
    figures("absent", t.absent, ({ absent_days }) => absent_days),
    ...(undecided ? [figures("undecided", t.undecided, ({ undecided_days }) => undecided_days)] : []),
    ...(isConfirmed ? [figures("percent", t.percent, ({ percent_bp }) => percent_bp, share)] : []),
    ...(isAdjusted ? [figures("adjusted", t.adjusted, ({ adjusted_bp }) => adjusted_bp, share)] : []),
    ...(isConfirmed && (known || !without)
      ? [
          figures("base", t.base, ({ base_idr }) => base_idr, money),
          figures("total", t.total, ({ total_idr }) => total_idr, money),
        ]
      : []),
  ];
}
