/** On the page about data and privacy: whether only a reviewer of the same sex may look at one's photos. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Tick } from "../parts/labelled";
import { NoNotice, Notice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { Awaited } from "../setting_up/asked";
import { usePageWords } from "../words/words";
import { REVIEWS } from "./words";

export default function ReviewerWish() {
  const { t } = usePageWords(REVIEWS);
  const asked = useAnswer("reviewer wish", () => answer(api.GET("/me/reviewer-wish")));
  const { busy, refusal, run } = useAct();
  const [isSaved, setSaved] = useState(false);
  const [wanted, setWanted] = useState<boolean | null>(null); // while it is being saved
  async function choose(same_sex: boolean) {
    setWanted(same_sex);
    await run(async () => {
      setSaved(false);
      await answer(api.PUT("/me/reviewer-wish", { body: { same_sex } }));
      await asked.reload();
      setSaved(true);
    });
    setWanted(null);
  }
  return (
    <section class="card stack" aria-labelledby="reviewer-wish">
      <h2 id="reviewer-wish">{t.wish}</h2>
      <p class="soft">{t.wishHint}</p>
      <Awaited asked={asked}>
        {({ same_sex, is_known }) => (
          <>
            <Tick label={t.sameSex} value={wanted ?? same_sex} onValue={(value) => !busy && void choose(value)} />
            {same_sex && !is_known && (
              <Notice tone="warn">
                <p>{t.wishUnknown}</p>
              </Notice>
            )}
          </>
        )}
      </Awaited>
      {refusal && <NoNotice refusal={refusal} />}
      <p class="live soft" role="status">
        {isSaved ? t.wishSaved : ""}
      </p>
    </section>
  );
}
