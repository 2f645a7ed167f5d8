/** GET /me/today, kept fresh: when the app or its home screen comes to the front, when the network is back, and now and then. */
import { useCallback, useEffect, useMemo, useRef } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import type { Refusal } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import type { HeldDay } from "../offline/held_day";
import { useDayToShow } from "../offline/use_next_day";
import { type Office, officesOf } from "../place/fence";
import { offsetMs } from "./clock";
import { useWhenBack } from "./when_back";

export interface Today {
  data: Schemas["TodayView"] | null;
  offices: Office[];
  /** Server clock minus phone clock. */
  offset: number;
  refusal: Refusal | null;
  loading: boolean;
  reload: () => Promise<void>;
  /** Reload unless it was asked for a moment ago. */
  freshen: () => void;
}

const OLD_MS = 30_000;
const EVERY_MS = 600_000;

/**
 * Not asked before it is known whether this phone has a key (`deviceId` null): one request, not two.
 * `held` stands in until the server has answered.
 */
export function useToday(deviceId: string | null, held: HeldDay | null): Today {
  const askedAt = useRef(0);
  const asked = useAnswer(deviceId === null ? null : `today ${deviceId}`, async () => {
    const begun = Date.now();
    askedAt.current = begun;
    const query = deviceId ? { device_id: deviceId } : {};
    const data = await answer(api.GET("/me/today", { params: { query } }));
    return { data, offset: offsetMs(data.server_time, begun, Date.now()) };
  });
  const { reload } = asked;
  const freshen = useCallback(() => {
    const isOld = askedAt.current > 0 && Date.now() - askedAt.current > OLD_MS;
    if (isOld && document.visibilityState === "visible") void reload();
  }, [reload]);
  useEffect(() => {
    // Phones must not all ask in the same second.
    const timer = setInterval(freshen, EVERY_MS * (0.8 + 0.4 * Math.random()));
    return () => clearInterval(timer);
  }, [freshen]);
  useWhenBack(freshen);
  const heard = asked.data ? { today: asked.data.data, offset: asked.data.offset } : held;
  const isSilent = deviceId === null ? held !== null : asked.loading || asked.refusal?.isPassing === true;
  const known = useDayToShow(heard, isSilent);
  const features = known?.today.offices;
  const offices = useMemo(() => officesOf(features ?? []), [features]);
  return {
    data: known?.today ?? null,
    offices,
    offset: known?.offset ?? 0,
    refusal: asked.refusal,
    loading: asked.loading,
    reload,
    freshen,
  };
}
