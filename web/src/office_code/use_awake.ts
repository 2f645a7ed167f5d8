/** Keep the screen from sleeping while this is shown, where the browser can. */
import { useEffect } from "preact/hooks";

export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    async function hold() {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      const held = await navigator.wakeLock.request("screen").catch(() => undefined); // such as a battery nearly empty
      if (isOver) void held?.release();
      else lock = held;
    }
    void hold();
    document.addEventListener("visibilitychange", hold); // the browser lets go of it when the page is hidden
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, []);
}
