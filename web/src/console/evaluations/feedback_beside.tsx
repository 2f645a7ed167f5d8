/** What was said to somebody in the year, by whom and when; and a word more, for who may assess. */
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { FeedbackWords } from "../../evaluations/feedback_words";
import { GiveFeedback } from "../../performance/give_feedback";

export function FeedbackBeside({ employeeId, year, name }: { employeeId: string; year: string; name: string }) {
  const path = { employee_id: employeeId, year };
  const asked = useAnswer(`feedback ${employeeId} ${year}`, () =>
    answer(api.GET("/employees/{employee_id}/feedback/{year}", { params: { path } })),
  );
  return (
    <>
      {asked.refusal?.code !== "NOT_FOUND" && <FeedbackWords asked={asked} />}
      <GiveFeedback employeeId={employeeId} name={name} given={asked.reload} />
    </>
  );
}
