/** A unit's month: what attendance takes off each person, in minutes, percent and rupiah. */
import "../reports/reports.css";
import { useAnswer } from "../../api/use_answer";
import { Select } from "../../parts/labelled";
import { UnitSelect } from "../../parts/unit_select";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { type Unit, useUnits } from "../../state/read_city";
import { monthName } from "../../words/format";
import type { Language } from "../../words/language";
import { percent, rupiah } from "../../words/number";
import { usePageWords } from "../../words/words";
import { type Fact, Facts } from "../parts/facts";
import { firstUnit } from "../parts/first_unit";
import { Awaited, Empty } from "../parts/states";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { type QueryChanges, useQuery, withQuery } from "../use_query";
import { MonthState } from "./month_state";
import { monthOf, monthsUntil, type Person, readMonth, sumsOf, type UnitMonth } from "./read";
import { PAYROLL, type PayrollWords } from "./words";

const WHOLE_UNIT = 500; // on one page, so that it is printed whole

export function Deductions() {
  const { t } = usePageWords(PAYROLL);
  const units = useUnits();
  return (
    <>
      <p class="lead">{t.deductionsLead}</p>
      <Awaited asked={units}>
        {(found) => (found.length ? <Chosen units={found} /> : <Empty text={t.noUnit} />)}
      </Awaited>
    </>
  );
}

function Chosen({ units }: { units: readonly Unit[] }) {
  const { t, lang } = usePageWords(PAYROLL);
  const { me, on } = useHere();
  const [query, change] = useQuery();
  const of = (id: string | undefined) => units.find(({ unit_id }) => unit_id === id);
  const unit = of(query.unit) ?? of(firstUnit(units, me.employee));
  const unitId = unit?.unit_id ?? "";
  const month = monthOf(query, on);
  const asked = useAnswer(unitId ? `allowances ${unitId} ${month}` : null, () => readMonth(unitId, month));
  const anew = { q: null, page: null };
  if (!unit) return <Empty text={t.noUnit} />;
  return (
    <>
      <div class="table-tools">
        <UnitSelect
          label={t.unit}
          units={units}
          value={unitId}
          onValue={(chosen) => change({ ...anew, unit: chosen })}
        />
        <Select
          label={t.monthChosen}
          value={month}
          onValue={(bulan) => change({ ...anew, bulan })}
          options={[...new Set([...monthsUntil(on), month])].map((each) => [each, monthName(each, lang)])}
        />
      </div>
      <section aria-labelledby="people">
        <h2 id="people">
          {unit.name} · {monthName(month, lang)}
        </h2>
        <Awaited asked={asked}>{(found) => <People found={found} unitId={unitId} month={month} />}</Awaited>
      </section>
    </>
  );
}

function People({ found, unitId, month }: { found: UnitMonth; unitId: string; month: string }) {
  const { t, lang } = usePageWords(PAYROLL);
  const sums = sumsOf(found.people);
  if (!found.people.length) return <Empty text={t.noPeople} />;
  const facts: Fact[] = [
    [t.people, found.people.length],
    [t.minutes, sums.minutes],
    ...(sums.undecided ? [[t.undecided, t.perDay(sums.undecided)] as const] : []),
    ...(sums.isConfirmed && sums.without ? [[t.noBase, sums.without] as const] : []),
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
        pageSize={WHOLE_UNIT}
        textOf={({ name }) => name}
        columns={columnsOf(t, lang, { unit: unitId, bulan: month }, sums)}
      />
      {sums.known > 0 && <p class="soft small">{t.roundedNote}</p>}
    </>
  );
}

/** Rupiah where anybody has a base, percent where the rules are confirmed. */
function columnsOf(
  t: PayrollWords,
  lang: Language,
  query: QueryChanges,
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
        <a href={withQuery(address("penggajian", "potongan", employee_id), query)}>{name || employee_id}</a>
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
