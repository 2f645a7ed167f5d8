/** What ends a session: logging out here, another page of ours that does, the server's word. */
import { useCallback, useEffect } from "preact/hooks";
import { leave } from "./leave";
import { forgetToken, onSessionEnd } from "./session";
import { onEndedElsewhere } from "./standing";

/** `setNote` is told which it was, `out` that it is over; both stay the same. Returns how one logs out. */
export function useEnds(setNote: (note: string | ((before: string) => string)) => void, out: () => void) {
  useEffect(() => onEndedElsewhere(forgetToken), []);
  useEffect(
    () =>
      onSessionEnd(() => {
        setNote((before) => before || "ended");
        out();
      }),
    [setNote, out],
  );
  return useCallback(
    async (employeeId: string) => {
      setNote("left");
      if (!(await leave(employeeId))) setNote("leftHere");
      out();
    },
    [setNote, out],
  );
}
