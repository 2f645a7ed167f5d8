/** Ask for the next day while there is a network, and show it when its morning has none. */
import { useEffect, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { offsetMs } from "../state/clock";
import { lastEmployee } from "./held_day";
import { dayToShow, type Heard, isFresh, keepNext, keptNext } from "./next_day";

const LEISURE_MS = 2_000; // after the day was heard: the first screen's own requests go before

/** `today`: as the server has just told it, and null while it does not. For an enrolled phone: no other can sign. */
export function useNextDay(employeeId: string, today: Schemas["TodayView"] | null, deviceId: string | undefined): void {
  useEffect(() => {
    if (!today || !deviceId) return;
    const ask = () => void askNext(employeeId, today.local_date, deviceId).catch(() => undefined); // with the next day heard
    const timer = setTimeout(ask, LEISURE_MS);
    return () => clearTimeout(timer);
  }, [employeeId, today, deviceId]);
}

async function askNext(employeeId: string, after: string, deviceId: string): Promise<void> {
  const isHeld = () => lastEmployee() === employeeId; // neither logged out meanwhile, nor in a browser that keeps nothing
  if (!isHeld() || isFresh(await keptNext(employeeId), after, deviceId, Date.now())) return;
  const askedMs = Date.now();
  const { day } = await answer(api.GET("/me/next-day", { params: { query: { device_id: deviceId } } }));
  const heard = day && { today: day, offset: offsetMs(day.server_time, askedMs, Date.now()) };
  if (isHeld()) await keepNext(employeeId, { after, deviceId, askedMs, day: heard });
}

/** The day to show: until somebody answers, the one kept ahead once it has begun and the day heard last is over. */
export function useDayToShow(heard: Heard | null, isSilent: boolean): Heard | null {
  const [next, setNext] = useState<Heard | null>(null);
  useEffect(() => {
    const last = isSilent ? lastEmployee() : null;
    if (last) void keptNext(last).then((found) => setNext(found?.day ?? null));
  }, [isSilent]);
  return isSilent && heard ? dayToShow(heard, next, Date.now()) : heard;
}
