/** Somebody's month, for who leads them: day by day, and a word said to them during the year. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { PersonFiles } from "../given_out/person";
import { MonthStepper } from "../parts/stepper";
import { Way } from "../parts/way";
import { PLANS } from "../plans/words";
import { goInstead } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { DaysOf } from "./days";
import { GiveFeedback } from "./give_feedback";
import { ACTIVITIES } from "./words";

export function PersonsMonth({ employeeId, month }: { employeeId: string; month: string }) {
  const { t, lang } = usePageWords(ACTIVITIES);
  const { t: plans } = usePageWords(PLANS);
  const { on } = useHere();
  const path = { employee_id: employeeId };
  const asked = useAnswer(`persons activities ${employeeId} ${month}`, () =>
    answer(api.GET("/employees/{employee_id}/activities", { params: { path, query: { month } } })),
  );
  return (
    <>
      <MonthStepper
        month={month}
        previous={t.previous}
        next={t.next}
        goTo={(chosen) => goInstead("kinerja", "orang", employeeId, chosen)}
        last={on.slice(0, 7)}
      />
      <Awaited asked={asked}>
        {({ name, activities, closed_on, is_open }) => (
          <>
            <h2>{name}</h2>
            <p class="soft">{(is_open ? t.closesOn : t.closedOn)(longDate(closed_on, lang))}</p>
            <Way
              route={["kinerja", "rencana", "tim", employeeId]}
              title={plans.heading(Number(month.slice(0, 4)), 1)}
            />
            <GiveFeedback employeeId={employeeId} name={name} />
            <DaysOf activities={activities} />
            <PersonFiles key={month} employeeId={employeeId} month={month} />
          </>
        )}
      </Awaited>
    </>
  );
}
