/** Everybody who was judged in the unit's month, with their sums; each leads to their year. */
import { answer, api, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Select } from "../../parts/labelled";
import { address } from "../../route";
import { monthName } from "../../words/format";
import type { Language } from "../../words/language";
import { shareIn } from "../../words/number";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import type { Column } from "../parts/table_state";
import { useQuery } from "../use_query";
import { percent, personsMonth } from "./figures";
import { COMPLIANCE, type ComplianceWords } from "./words";

type Person = Schemas["JudgedMonthView"];

export function UnitPeople({ unitId, months }: { unitId: string; months: readonly string[] }) {
  const { t, lang } = usePageWords(COMPLIANCE);
  const [{ bulan = "" }, change] = useQuery();
  const month = months.includes(bulan) ? bulan : "";
  const asked = useAnswer(month ? `unit people ${unitId} ${month}` : null, () => everybody(unitId, month));
  return (
    <section>
      <h2>{t.persons}</h2>
      <div class="table-tools">
        <Select
          label={t.month}
          value={month}
          onValue={(chosen) => change({ bulan: chosen, "orang-page": null })}
          options={[["", t.none], ...[...months].reverse().map((each) => [each, monthName(each, lang)] as const)]}
        />
      </div>
      {month && (
        <Awaited asked={asked}>
          {(people) => (
            <Table
              caption={t.persons}
              name="orang-"
              rows={people}
              rowKey={({ employee_id }) => employee_id}
              empty={t.empty}
              textOf={({ name }) => name}
              columns={columnsOf(t, lang, month)}
            />
          )}
        </Awaited>
      )}
    </section>
  );
}

/** Page by page, as the server gives them: fifty people each. */
async function everybody(unit_id: string, month: string): Promise<Person[]> {
  const people: Person[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const params = { path: { unit_id, month }, query: { page } };
    const found = await answer(api.GET("/units/{unit_id}/months/{month}/totals", { params }));
    people.push(...found.people);
    pages = found.pages;
  }
  return people;
}

function columnsOf(t: ComplianceWords, lang: Language, month: string): Column<Person>[] {
  const of = ({ totals }: Person) =>
    personsMonth({ month, totals, trial_totals: totals, adjusted: totals } as Schemas["MonthTotalsView"]);
  const shown = (key: string, value: number | null) =>
    value === null ? "–" : key === "present" ? shareIn(value, lang) : value;
  const figures: readonly (readonly [string, string, (person: Person) => number | null])[] = [
    ["present", t.measures.present, (each) => (of(each).due ? percent(of(each).present, of(each).due) : null)],
    ["absent", t.absent, (each) => of(each).absent],
    ["incomplete", t.incomplete, (each) => of(each).incomplete],
    ["lateMin", t.lateMin, (each) => of(each).lateMin],
    ["earlyMin", t.earlyMin, (each) => of(each).earlyMin],
  ];
  return [
    {
      key: "name",
      title: t.name,
      sort: ({ name }) => name,
      cell: ({ employee_id, name }) => <a href={address("kepatuhan", "orang", employee_id)}>{name}</a>,
    },
    ...figures.map(
      ([key, title, value]): Column<Person> => ({
        key,
        title,
        isNumber: true,
        sort: value,
        cell: (each) => shown(key, value(each)),
      }),
    ),
  ];
}
