/** A word to somebody during the year, for who may assess. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { onceOnly } from "../../api/job";
import { NoNotice } from "../../parts/notice";
import { TextArea } from "../../parts/text_area";
import { useAct } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { UNIT_EVALUATIONS } from "./words";

interface FeedbackProps {
  employeeId: string;
  name: string;
  done: (said: string) => Promise<void>;
}

export function FeedbackForm({ employeeId, name, done }: FeedbackProps) {
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
