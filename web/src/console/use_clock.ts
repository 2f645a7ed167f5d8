/** The server's clock and the zone one works in; this device's own where the server does not say. */
import { useMemo } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { offsetMs } from "../state/clock";

export interface Clock {
  /** The server's clock minus the one here. */
  offset: number;
  zone: string | undefined;
}

const OWN: Clock = { offset: 0, zone: undefined };

/** Null until it is heard. */
export function useClock(): Clock | null {
  const asked = useAnswer("clock", async () => {
    const begun = Date.now();
    const { server_time, zone } = await answer(api.GET("/me/today", { params: { query: {} } }));
    return { offset: offsetMs(server_time, begun, Date.now()), zone };
  });
  return useMemo(() => asked.data ?? (asked.refusal ? OWN : null), [asked.data, asked.refusal]);
}
