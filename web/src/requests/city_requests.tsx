/** For city admins: what waits for them in the whole city, read OPD by OPD. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Awaited } from "../setting_up/asked";
import { usePageWords } from "../words/words";
import type { Request } from "./ask";
import { DECIDING } from "./decide_words";
import { Waiting } from "./waiting";

const AT_ONCE = 4;

export default function CityRequests() {
  const { t } = usePageWords(DECIDING);
  const asked = useAnswer("city requests", readWaiting);
  return (
    <>
      <p class="lead">{t.cityLead}</p>
      <Awaited asked={asked}>{(requests) => <Waiting requests={requests} reload={asked.reload} />}</Awaited>
    </>
  );
}

async function readWaiting(): Promise<Request[]> {
  const { units } = await answer(api.GET("/units"));
  const known = new Set(units.map(({ unit_id }) => unit_id));
  const left = units.filter(({ parent_id }) => !parent_id || !known.has(parent_id)).map(({ unit_id }) => unit_id);
  const found: Request[] = [];
  async function worker() {
    for (let unit_id = left.shift(); unit_id; unit_id = left.shift()) {
      const params = { path: { unit_id }, query: { which: "mine" as const, parts: true } };
      found.push(...(await answer(api.GET("/units/{unit_id}/requests", { params }))).requests);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found.sort((one, other) => one.starts_on.localeCompare(other.starts_on));
}
