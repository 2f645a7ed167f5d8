/** One person's year: days and minutes month by month. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { monthName } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Plot } from "../parts/plot";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { useQuery } from "../use_query";
import { personsMonth } from "./figures";
import { Steps } from "./parts";
import { COMPLIANCE } from "./words";

export function PersonYear({ employeeId }: { employeeId: string }) {
  const { t, lang } = usePageWords(COMPLIANCE);
  const now = useHere().on.slice(0, 4);
  const [{ tahun = now }, change] = useQuery();
  const path = { employee_id: employeeId, year: tahun };
  const asked = useAnswer(`person's year ${employeeId} ${tahun}`, async () => {
    const [person, year] = await Promise.all([
      answer(api.GET("/employees/{employee_id}", { params: { path: { employee_id: employeeId } } })),
      answer(api.GET("/employees/{employee_id}/years/{year}", { params: { path } })),
    ]);
    return { name: person.name, year };
  });
  return (
    <>
      <p class="trail">
        <a href={address("kepatuhan")}>{t.units}</a>
      </p>
      <Awaited asked={asked}>
        {({ name, year }) => {
          const months = year.months.map(personsMonth);
          const labels = months.map(({ month }) => monthName(month, lang).slice(0, 3));
          return (
            <>
              <h2 class="unit-name">{name}</h2>
              <Steps
                label={String(year.year)}
                before={() => change({ tahun: String(year.year - 1) })}
                after={tahun >= now ? null : () => change({ tahun: String(year.year + 1) })}
              />
              {months.length > 0 && (
                <>
                  <Plot
                    title={t.days}
                    kind="bars"
                    labels={labels}
                    series={[
                      { name: t.present, tone: 2, values: months.map(({ present }) => present) },
                      { name: t.incomplete, tone: 1, values: months.map(({ incomplete }) => incomplete) },
                      { name: t.absent, tone: 3, values: months.map(({ absent }) => absent) },
                    ]}
                  />
                  <Plot
                    title={t.minutes}
                    kind="lines"
                    labels={labels}
                    series={[
                      { name: t.lateMin, values: months.map(({ lateMin }) => lateMin) },
                      { name: t.earlyMin, values: months.map(({ earlyMin }) => earlyMin) },
                    ]}
                  />
                </>
              )}
              <section>
                <h2>{t.months}</h2>
                <Table
                  caption={t.months}
                  rows={months}
                  rowKey={({ month }) => month}
                  empty={t.empty}
                  columns={[
                    {
                      key: "month",
                      title: t.month,
                      sort: ({ month }) => month,
                      cell: ({ month }) => monthName(month, lang),
                    },
                    ...(["due", "present", "absent", "incomplete", "lateMin", "earlyMin"] as const).map((key) => ({
                      key,
                      title: key === "due" ? t.dueDays : t[key],
                      isNumber: true,
                      sort: (each: (typeof months)[number]) => each[key],
                      cell: (each: (typeof months)[number]) => each[key],
                    })),
                  ]}
                />
              </section>
            </>
          );
        }}
      </Awaited>
    </>
  );
}
