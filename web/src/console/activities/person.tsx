/** What one person reported of a month, day by day, with what was answered. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { PersonFiles } from "../../given_out/person";
import { MonthStepper } from "../../parts/stepper";
import { DaysOf } from "../../performance/days";
import { ACTIVITIES } from "../../performance/words";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { longDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { useQuery } from "../use_query";
import { DESK_ACTIVITIES } from "./words";

export function PersonsActivities({ employeeId, month }: { employeeId: string; month: string }) {
  const { t, lang } = usePageWords(DESK_ACTIVITIES);
  const words = usePageWords(ACTIVITIES).t;
  const { on } = useHere();
  const [{ unit = "" }, change] = useQuery();
  const path = { employee_id: employeeId };
  const asked = useAnswer(`persons activities ${employeeId} ${month}`, () =>
    answer(api.GET("/employees/{employee_id}/activities", { params: { path, query: { month } } })),
  );
  return (
    <>
      <p class="trail">
        <a href={unit ? address("kegiatan", unit, month) : address("kegiatan")}>{t.back}</a>
      </p>
      <MonthStepper
        month={month}
        previous={words.previous}
        next={words.next}
        goTo={(chosen) => change({ bulan: chosen })}
        last={on.slice(0, 7)}
      />
      <Awaited asked={asked}>
        {({ name, activities, closed_on, is_open }) => (
          <>
            <h2>{name}</h2>
            <p class="soft">{(is_open ? words.closesOn : words.closedOn)(longDate(closed_on, lang))}</p>
            <DaysOf activities={activities} isWhole />
            <PersonFiles key={month} employeeId={employeeId} month={month} />
          </>
        )}
      </Awaited>
    </>
  );
}
