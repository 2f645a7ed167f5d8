/** On the account screen: whether reminders come by mail too. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Tick } from "../parts/labelled";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { Awaited } from "../setting_up/asked";
import { usePageWords } from "../words/words";
import { NOTICES } from "./words";

export default function Reminders() {
  const { t } = usePageWords(NOTICES);
  const asked = useAnswer("reminders", () => answer(api.GET("/me/reminders")));
  const { busy, refusal, run } = useAct();
  const [isSaved, setSaved] = useState(false);
  const choose = (mail: boolean) =>
    run(async () => {
      setSaved(false);
      await answer(api.PUT("/me/reminders", { body: { mail } }));
      await asked.reload();
      setSaved(true);
    });
  return (
    <section class="card" aria-labelledby="reminders">
      <h2 id="reminders">{t.reminders}</h2>
      <Awaited asked={asked}>
        {({ mail, minutes }) => (
          <>
            <p class="soft">{minutes ? t.minutes(minutes) : t.off}</p>
            {minutes > 0 && <Tick label={t.byMail} value={mail} onValue={(wanted) => !busy && void choose(wanted)} />}
          </>
        )}
      </Awaited>
      {refusal && <NoNotice refusal={refusal} />}
      <p class="live soft" role="status">
        {isSaved ? t.saved : ""}
      </p>
    </section>
  );
}
