/** A word to somebody during the year, for who answers them: they read it at once, and it stands beside the assessment. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { onceOnly } from "../api/job";
import { refuse } from "../api/refusal";
import { Said } from "../parts/said";
import { Sheet } from "../parts/sheet";
import { TextArea } from "../parts/text_area";
import { useHere } from "../state/here";
import { DECIDERS } from "../state/roles";
import { usePageWords } from "../words/words";
import { ACTIVITIES } from "./words";

const MOST_LETTERS = 1000;

interface FeedbackProps {
  employeeId: string;
  name: string;
  /** Once it is stored. */
  given?: () => Promise<void>;
}

export function GiveFeedback({ employeeId, name, given }: FeedbackProps) {
  const { t } = usePageWords(ACTIVITIES);
  const { me } = useHere();
  const [text, setText] = useState("");
  const [once, setOnce] = useState(onceOnly);
  const [times, setTimes] = useState(0);
  const { employee_id, grants } = me.employee;
  const may = me.stands_in || grants.some(({ role }) => DECIDERS.includes(role));
  if (!may || employee_id === employeeId) return null;

  async function send() {
    refuse([!text.trim(), "/text", t.feedbackMissing]);
    const params = { path: { employee_id: employeeId }, ...once };
    await answer(api.POST("/employees/{employee_id}/feedback", { params, body: { text: text.trim() } }));
    setText("");
    setOnce(onceOnly()); // the next word is another one
    setTimes((before) => before + 1);
    await given?.();
  }

  return (
    <>
      {times > 0 && <Said key={times} text={t.feedbackSent(name)} />}
      <details class="card more">
        <summary class="strong">{t.feedbackTitle}</summary>
        <Sheet key={times} send={send} submit={t.feedbackSend} busyLabel={t.sending} quiet>
          {(faultAt) => (
            <TextArea
              label={t.feedbackText}
              hint={t.feedbackHint}
              rows={3}
              most={MOST_LETTERS}
              value={text}
              onValue={setText}
              fault={faultAt("/text")}
            />
          )}
        </Sheet>
      </details>
    </>
  );
}
