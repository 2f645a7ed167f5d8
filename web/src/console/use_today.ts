/** Which date it is where the asker works, as the server says it. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { localDate } from "../words/format";

export interface Now {
  on: string;
  zone: string | undefined;
}

/** Null until it is heard; where the server does not say it, by this device's clock. */
export function useToday(): Now | null {
  const asked = useAnswer("today", () => answer(api.GET("/me/today", { params: { query: {} } })));
  if (asked.data) return { on: asked.data.local_date, zone: asked.data.zone };
  return asked.refusal ? { on: localDate(new Date()), zone: undefined } : null;
}
