/** Why a check-in was not taken, and the ways on from here. */
import type { Refusal } from "../api/refusal";
import { wayOut } from "../check_in/way_out";
import { address, go } from "../route";
import { useInside } from "../state/inside";
import { useWords } from "../words/words";
import { NoNotice } from "./notice";
import { PermissionHelp } from "./permission_help";

interface RefusedProps {
  refusal: Refusal;
  sendAgain: () => void;
  startOver: () => void;
}

export function RefusedCheckIn({ refusal, sendAgain, startOver }: RefusedProps) {
  const { w } = useWords();
  const { today, whereabouts } = useInside();
  const way = wayOut(refusal);
  const isDenied = refusal.code === "NO_FIX" && whereabouts.state === "denied";
  function goHome() {
    void today.reload();
    go();
  }
  return (
    <>
      <NoNotice refusal={refusal}>
        {isDenied && <PermissionHelp about="location" />}
        {way === "again" && <p>{w.checkIn.isKept}</p>}
      </NoNotice>
      <div class="actions">
        {way === "again" && (
          <button type="button" class="main" onClick={sendAgain}>
            {w.checkIn.sendAgain}
          </button>
        )}
        {way === "enrol" && (
          <a class="main" href={address("ponsel")}>
            {w.enrol.submit}
          </a>
        )}
        {(way === "retake" || way === "again") && (
          <button type="button" class={way === "retake" ? "main" : "quiet"} onClick={startOver}>
            {w.checkIn.retake}
          </button>
        )}
        <button type="button" class={way === "home" ? "main" : "quiet"} onClick={goHome}>
          {w.backHome}
        </button>
      </div>
    </>
  );
}
