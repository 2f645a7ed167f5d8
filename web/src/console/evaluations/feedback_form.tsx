/** What was said to somebody in the year, by whom and when; and a word more, for who may assess. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { onceOnly } from "../../api/job";
import { useAnswer } from "../../api/use_answer";
import { FeedbackWords } from "../../evaluations/feedback_words";
import { NoNotice } from "../../parts/notice";
import { TextArea } from "../../parts/text_area";
import { useAct } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { UNIT_EVALUATIONS } from "./words";

interface FeedbackProps {
  employeeId: string;
  year: string;
  name: string;
  done: (said: string) => Promise<void>;
}

export function FeedbackBeside({ employeeId, year, name, done }: FeedbackProps) {
  const path = { employee_id: employeeId, year };
  const asked = useAnswer(`feedback ${employeeId} ${year}`, () =>
    answer(api.GET("/employees/{employee_id}/feedback/{year}", { params: { path } })),
  );
  async function said(text: string) {
    await asked.reload();
    await done(text);
  }
  return (
    <>
      {asked.refusal?.code !== "NOT_FOUND" && <FeedbackWords asked={asked} />}
      <FeedbackForm employeeId={employeeId} name={name} done={said} />
    </>
  );
}

function FeedbackForm({ employeeId, name, done }: Omit<FeedbackProps, "year">) {
  const { t } = usePageWords(UNIT_EVALUATIONS);
  const { roles } = useDesk();
  const { busy, refusal, run } = useAct();
  const [text, setText] = useState("");
  if (!roles.some((each) => each === "supervisor" || each === "city_admin")) return null;

  async function send() {
    const params = { path: { employee_id: employeeId }, ...onceOnly() };
    await answer(api.POST("/employees/{employee_id}/feedback", { params, body: { text: text.trim() } }));
    setText("");
    await done(t.feedbackSent(name));
  }

  return (
    <details class="fold">
      <summary>{t.sayFeedback}</summary>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void run(send);
        }}
      >
        {refusal && <NoNotice refusal={refusal} />}
        <TextArea
          label={t.feedbackText}
          rows={3}
          value={text}
          onValue={setText}
          fault={refusal?.faultAt("/text")?.detail}
        />
        <button type="submit" class="quiet" disabled={busy || !text.trim()}>
          {t.feedbackSend}
        </button>
      </form>
    </details>
  );
}
