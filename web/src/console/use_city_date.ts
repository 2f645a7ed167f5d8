/** Today by the city's clock: the desk's own may be wrong, or in another zone. */
import { answer, api } from "../api/client";
import { type Asked, useAnswer } from "../api/use_answer";

export function useCityDate(): Asked<string> {
  return useAnswer("city date", async () => (await answer(api.GET("/me/today", { params: {} }))).local_date);
}
