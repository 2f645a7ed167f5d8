/** What a reviewer asks about one's own check-in, on its receipt: answered once, in one's own words. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import type { CheckIn } from "../check_in/slot_state";
import { Input } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { Sheet } from "../parts/sheet";
import { usePageWords } from "../words/words";
import { REVIEWS } from "./words";

export function Question({ checkIn }: { checkIn: CheckIn }) {
  const { t } = usePageWords(REVIEWS);
  const asked = useAnswer("questions", () => answer(api.GET("/me/questions")));
  const [text, setText] = useState("");
  const [isSent, setSent] = useState(false);
  const mine = asked.data?.questions.find(({ on, slot }) => on === checkIn.local_date && slot === checkIn.slot);
  async function send() {
    const params = { path: { review_id: mine?.review_id ?? "" } };
    await answer(api.POST("/me/questions/{review_id}", { params, body: { answer: text.trim() } }));
    setSent(true);
    await asked.reload();
  }
  return (
    <div class="live">
      <div role="status">
        {isSent && (
          <Notice tone="ok">
            <p>{t.sent}</p>
          </Notice>
        )}
      </div>
      {mine && (
        <section class="card stack" aria-labelledby="question">
          <h2 id="question">{t.question}</h2>
          <p>“{mine.question}”</p>
          <Sheet send={send} submit={t.send} busyLabel={t.acting} disabled={!text.trim()}>
            {(faultAt) => <Input label={t.answer} value={text} onValue={setText} fault={faultAt("/answer")} />}
          </Sheet>
        </section>
      )}
    </div>
  );
}
