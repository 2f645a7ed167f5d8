/** The server's clock, ticking here: the phone's own may be wrong. */
import { useEffect, useState } from "preact/hooks";

/** Milliseconds to add to the phone's clock, from an answer that says what time it was. */
export function offsetMs(serverTime: string, askedAtMs: number, answeredAtMs: number): number {
  return Date.parse(serverTime) - (askedAtMs + answeredAtMs) / 2;
}

/** The server's time now, drawn anew each second. */
export function useServerNow(offset: number): number {
  const [now, setNow] = useState(() => Date.now() + offset);
  useEffect(() => {
    const tick = () => setNow(Date.now() + offset);
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [offset]);
  return now;
}
