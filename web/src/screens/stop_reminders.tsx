/** Behind the link at the end of a reminder's mail: asks first, because programs that check mail follow links too. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { NoNotice, Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { address } from "../route";
import { useWords } from "../words/words";

export default function StopReminders({ token }: { token: string }) {
  const { w } = useWords();
  const { busy, refusal, run } = useAct();
  const [done, setDone] = useState(false);
  const stop = async () => {
    await answer(api.POST("/unsubscribe", { params: { query: { token } } }));
    setDone(true);
  };

  return (
    <Screen title={w.stop.title} plain>
      {done ? (
        <Notice tone="ok" title={w.stop.done}>
          <p>{w.stop.again}</p>
        </Notice>
      ) : (
        <>
          <p class="lead">{w.stop.lead}</p>
          {refusal && <NoNotice refusal={refusal} />}
          <button type="button" class="main" disabled={busy} onClick={() => void run(stop)}>
            {w.stop.submit}
          </button>
        </>
      )}
      <p class="centred">
        <a class="link" href={address()}>
          {w.stop.open}
        </a>
      </p>
    </Screen>
  );
}
