/** Reports that wait here are sent as check-ins are; what sends them is fetched only where one waits. */
import { useCallback, useEffect } from "preact/hooks";
import { useWhenBack } from "../state/when_back";
import { namesSealed } from "./sealing";
import { DRAFT } from "./told_names";

export function useTold(employeeId: string, canSend: boolean): void {
  const send = useCallback(() => void sendTold(employeeId).catch(() => undefined), [employeeId]);
  useEffect(() => {
    if (canSend) send();
  }, [canSend, send]);
  useWhenBack(send, canSend);
}

/** Where it fails, they wait for the next time. */
async function sendTold(employeeId: string): Promise<void> {
  if (!navigator.onLine || !(await namesSealed(employeeId)).some((name) => name.startsWith(DRAFT))) return;
  const { sendDrafts } = await import("../performance/drafts");
  await sendDrafts(employeeId);
}
