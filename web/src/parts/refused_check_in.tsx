/** Why a check-in was not taken, and the ways on from here. */
import type { Refusal } from "../api/refusal";
import { failedBy } from "../check_in/failed_sends";
import type { Slot } from "../check_in/send";
import { isKeptAsTry, wayOut } from "../check_in/way_out";
import { dateOf } from "../place/slot_place";
import { address, go } from "../route";
import { useInside } from "../state/inside";
import { useWords } from "../words/words";
import { NoNotice } from "./notice";
import { PermissionHelp } from "./permission_help";

interface RefusedProps {
  refusal: Refusal;
  /** The slot that one tried for oneself: it may become a request. */
  slot?: Slot;
  sendAgain: () => void;
  startOver: () => void;
  /** What starting over begins with; the photo unless told otherwise. */
  startOverWith?: string;
  /** What leaves this check-in alone; going home unless told otherwise. */
  leave?: { label: string; go: () => void };
  /** The next step, where that of one's own check-in does not fit. */
  step?: string | undefined;
}

export function RefusedCheckIn({ refusal, sendAgain, startOver, startOverWith, slot, leave, step }: RefusedProps) {
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
      <NoNotice refusal={refusal} step={step}>
        {isDenied && <PermissionHelp about="location" />}
        {way === "again" && <p>{w.checkIn.isKept}</p>}
        {!leave && failedBy(refusal) && <p>{w.checkIn.isReported}</p>}
      </NoNotice>
      <div class="actions">
        {way === "again" && (
          <button type="button" class="main" onClick={sendAgain}>
            {w.checkIn.sendAgain}
          </button>
        )}
        {way === "enrol" && (
          <a class="main" href={address("ponsel")}>
            {w.device.enrol}
          </a>
        )}
        {(way === "retake" || way === "again") && (
          <button type="button" class={way === "retake" ? "main" : "quiet"} onClick={startOver}>
            {startOverWith ?? w.checkIn.retake}
          </button>
        )}
        {slot && isKeptAsTry(refusal) && <AskInstead slot={slot} />}
        <button type="button" class={way === "home" ? "main" : "quiet"} onClick={leave?.go ?? goHome}>
          {leave?.label ?? w.backHome}
        </button>
      </div>
    </>
  );
}

/** One tap makes a request of it: the form takes the refused try over. */
function AskInstead({ slot }: { slot: Slot }) {
  const { w } = useWords();
  const { today } = useInside();
  const on = dateOf(today.data, slot);
  if (!on) return null;
  return (
    <>
      <a class="quiet" href={address("permohonan", "baru", "correction", on, slot)}>
        {w.checkIn.askCorrection}
      </a>
      <a class="quiet" href={address("permohonan", "baru", "duty", on)}>
        {w.checkIn.askDuty}
      </a>
    </>
  );
}
