/** Somebody's plans of a year, for who leads them: read, and answered where it is theirs to answer. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Said } from "../parts/said";
import { Awaited } from "../setting_up/asked";
import { usePageWords } from "../words/words";
import { AnswerForm } from "./answer_form";
import { PlanShown } from "./shown";
import { PLANS } from "./words";

export function PersonPlans({ employeeId, year }: { employeeId: string; year: string }) {
  const { t } = usePageWords(PLANS);
  const [times, setTimes] = useState(0);
  const path = { employee_id: employeeId, year };
  const asked = useAnswer(`plans ${employeeId} ${year}`, () =>
    answer(api.GET("/employees/{employee_id}/plans/{year}", { params: { path } })),
  );
  async function answered() {
    await asked.reload();
    setTimes((before) => before + 1);
  }
  return (
    <>
      {times > 0 && <Said key={times} text={t.answered} />}
      <Awaited asked={asked}>
        {({ plans }) =>
          plans.length ? (
            plans.map((plan) => (
              <div key={plan.number} class="stack">
                <PlanShown plan={plan} />
                {plan.may_answer && (plan.state === "proposed" || plan.state === "agreed") && (
                  <AnswerForm key={plan.revision} plan={plan} answered={answered} />
                )}
              </div>
            ))
          ) : (
            <p>{t.noPlans}</p>
          )
        }
      </Awaited>
    </>
  );
}
