/** Behind the link at the end of a reminder's mail: asks first, because programs that check mail follow links too. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { NoNotice, Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { address } from "../route";
import { usePageWords } from "../words/words";
import { STOP } from "./stop_words";

export default function StopReminders({ token }: { token: string }) {
  const { t } = usePageWords(STOP);
  const { busy, refusal, run } = useAct();
  const [done, setDone] = useState(false);
  const stop = async () => {
    await answer(api.POST("/unsubscribe", { params: { query: { token } } }));
    setDone(true);
  };

  return (
    <Screen title={t.title} plain>
      {done ? (
        <Notice tone="ok" title={t.done}>
          <p>{t.again}</p>
        </Notice>
      ) : (
        <>
          <p class="lead">{t.lead}</p>
          {refusal && <NoNotice refusal={refusal} />}
          <button type="button" class="main" disabled={busy} onClick={() => void run(stop)}>
            {t.submit}
          </button>
        </>
      )}
      <p class="centred">
        <a class="link" href={address()}>
          {t.open}
        </a>
      </p>
    </Screen>
  );
}
