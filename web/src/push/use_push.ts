/** What the open app does about push: tells its worker the language, and goes where a tapped notification leads. */
import { useEffect, useRef } from "preact/hooks";
import { useWords } from "../words/words";
import { forgetNoted, mayOffer, noted } from "./noted";

const CHECKING_IN = "#/presensi/"; // never left for a notification

/** canAsk: the server answers. Nothing is loaded for who never turned push on. */
export function usePush(employeeId: string, canAsk: boolean): void {
  const { lang } = useWords();
  useEffect(() => {
    void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage({ language: lang }));
  }, [lang]);
  useEffect(() => {
    if (canAsk && noted()) void import("./keep").then(({ keepTold }) => keepTold(employeeId)).catch(() => undefined);
  }, [employeeId, canAsk]);
  useEffect(() => {
    const follow = ({ data }: MessageEvent) => {
      if (typeof data?.route === "string" && !location.hash.startsWith(CHECKING_IN)) location.hash = `#/${data.route}`;
    };
    navigator.serviceWorker?.addEventListener("message", follow);
    return () => navigator.serviceWorker?.removeEventListener("message", follow);
  }, []);
}

/** Whether the home screen offers it; once it does, it stays until it is left, with what came of it. */
export function useOffer(hasCheckedIn: boolean): boolean {
  const isShown = useRef(false);
  isShown.current ||= mayOffer(hasCheckedIn);
  return isShown.current;
}

/** Before the session ends, while the server still knows who says it. */
export async function endPush(): Promise<void> {
  if (noted()) await import("./keep").then(({ leavePush }) => leavePush()).catch(giveUpAlone);
}

/** Where the rest of it cannot be had, for want of a network: the service tells the server at the next message. */
async function giveUpAlone(): Promise<void> {
  forgetNoted();
  const subscription = await (await navigator.serviceWorker?.getRegistration())?.pushManager.getSubscription();
  await subscription?.unsubscribe().catch(() => undefined);
}
