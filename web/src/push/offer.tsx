/** On the home screen, once, after a check-in: would you like to be reminded? The browser asks only after a yes. */
import { useState } from "preact/hooks";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { useInside } from "../state/inside";
import { usePageWords } from "../words/words";
import { sayOutcome } from "./card";
import { turnOn } from "./keep";
import { setOffered } from "./noted";
import { PUSH_WORDS } from "./words";

export default function PushOffer() {
  const { t } = usePageWords(PUSH_WORDS);
  const employeeId = useInside().me.employee.employee_id;
  const { busy, refusal, run } = useAct();
  const [said, setSaid] = useState("");
  const [isAnswered, setAnswered] = useState(false);
  if (isAnswered) return <p role="status">{said}</p>;

  function answered(words: string) {
    setOffered();
    setSaid(words);
    setAnswered(true);
  }
  const yes = () =>
    run(async () => {
      answered(sayOutcome(await turnOn(employeeId), t));
    });
  return (
    <section class="card stack" aria-labelledby="push-offer">
      <h2 id="push-offer">{t.offerTitle}</h2>
      <p>{t.offer}</p>
      <div class="side">
        <button type="button" class="quiet" disabled={busy} onClick={() => void yes()}>
          {busy ? t.turningOn : t.offerYes}
        </button>
        <button type="button" class="quiet" disabled={busy} onClick={() => answered("")}>
          {t.offerNo}
        </button>
      </div>
      <p class="soft">{t.offerMore}</p>
      {refusal && <NoNotice refusal={refusal} />}
    </section>
  );
}
