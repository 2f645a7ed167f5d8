/** When it may be otherwise than before: the app comes to the front, or the network is back while it is there. */
import { useEffect } from "preact/hooks";

export function useWhenBack(act: () => void, isWanted = true): void {
  useEffect(() => {
    if (!isWanted) return;
    const look = () => document.visibilityState === "visible" && act();
    addEventListener("online", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      removeEventListener("online", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [act, isWanted]);
}
