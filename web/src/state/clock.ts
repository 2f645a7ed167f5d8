/** The server's clock, ticking here: the phone's own may be wrong. */
import { useEffect, useState } from "preact/hooks";

/** Milliseconds to add to the phone's clock, from an answer that says what time it was. */
export function offsetMs(serverTime: string, askedAtMs: number, answeredAtMs: number): number {
  return Date.parse(serverTime) - (askedAtMs + answeredAtMs) / 2;
}

const SHOWN_MS = 1_000; // what is less off than this is not worth drawing a screen twice

/** The server's time now, drawn anew each second. */
export function useServerNow(offset: number): number {
  const [now, setNow] = useState(() => Date.now() + offset);
  useEffect(() => {
    const tick = () => setNow(Date.now() + offset);
    setNow((shown) => (Math.abs(Date.now() + offset - shown) < SHOWN_MS ? shown : Date.now() + offset));
    const timer = setInterval(tick, SHOWN_MS);
    return () => clearInterval(timer);
  }, [offset]);
  return now;
}
