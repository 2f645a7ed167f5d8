/** For city admins: what waits for them in the whole city, read OPD by OPD. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Awaited } from "../setting_up/asked";
import { usePageWords } from "../words/words";
import { DECIDING } from "./decide_words";
import { readMany, topsOf } from "./read_many";
import { Waiting } from "./waiting";

export default function CityRequests() {
  const { t } = usePageWords(DECIDING);
  const asked = useAnswer("city requests", async () =>
    readMany(topsOf((await answer(api.GET("/units"))).units), "mine"),
  );
  return (
    <>
      <p class="lead">{t.cityLead}</p>
      <Awaited asked={asked}>{(requests) => <Waiting requests={requests} reload={asked.reload} />}</Awaited>
    </>
  );
}
