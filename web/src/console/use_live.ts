/** Ask again by itself while the page is looked at, and say how old the answer is. */
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Asked } from "../api/use_answer";
import { useWhenBack } from "../state/when_back";

export const POLL_MS = 30_000;
/** While the server is still counting. */
export const SOON_MS = 4_000;

/** `isSoon`: what was heard is on its way to be better. Gives the age of the last answer in whole seconds. */
export function useLive<T>({ data, reload }: Asked<T>, isSoon: boolean, isLive = true): number {
  const [heardAt, setHeardAt] = useState(Date.now);
  const [now, setNow] = useState(Date.now);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer, another age
  useEffect(() => setHeardAt(Date.now()), [data]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const ask = useCallback(() => void reload(), [reload]);
  useEffect(() => {
    if (!isLive) return;
    const look = () => document.visibilityState === "visible" && ask();
    const timer = setInterval(look, isSoon ? SOON_MS : POLL_MS);
    return () => clearInterval(timer);
  }, [ask, isSoon, isLive]);
  useWhenBack(ask, isLive);
  return Math.max(0, Math.floor((now - heardAt) / 1_000));
}
