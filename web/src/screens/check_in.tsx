/** One check-in: live preview and shutter, or a tap where no photo is asked for; then ready → sending → recorded. */
import { useEffect, useState } from "preact/hooks";
import { Refusal } from "../api/refusal";
import { CodeEntry, CodeInstead, isAboutCode, isPlaceless, withCode } from "../check_in/office_code";
import type { Outgoing, Slot } from "../check_in/send";
import { slotState } from "../check_in/slot_state";
import { useSending } from "../check_in/use_sending";
import { SavedHere } from "../offline/saved_here";
import { fateOf } from "../offline/send_waiting";
import { Icon } from "../parts/icon";
import { NoNotice, Notice } from "../parts/notice";
import { RefusedCheckIn } from "../parts/refused_check_in";
import { Busy, Screen } from "../parts/screen";
import { Stages } from "../parts/stages";
import { PlaceLine, Viewfinder } from "../parts/viewfinder";
import { findSlot, slotAtHand } from "../place/slot_place";
import { address, goInstead } from "../route";
import { useFrame, useInside } from "../state/inside";
import { isSlot } from "../words/slot_words";
import { useWords } from "../words/words";

export function CheckInScreen({ slot }: { slot: string }) {
  const { w } = useWords();
  const { today, phone } = useInside();
  const { city, agency } = useFrame();
  const planned = findSlot(today.data, slot);
  const title = isSlot(slot) ? w.checkIn.title[slot] : w.appName;
  const isReady = today.data && phone.state !== "looking";
  const isOpen = planned !== undefined && slotState(planned, Date.now() + today.offset).kind !== "done";
  const [hasBegun, setBegun] = useState(false); // its record makes the slot done while it is still shown
  return (
    <Screen title={title} city={city} agency={agency} above={[]} plain>
      {!isReady ? (
        <Busy>{w.loading}</Busy>
      ) : phone.state === "none" ? (
        <NotEnrolled />
      ) : isSlot(slot) && (isOpen || hasBegun) ? (
        <Taking slot={slot} onBegin={() => setBegun(true)} />
      ) : (
        <p>{w.checkIn.notOpen}</p>
      )}
    </Screen>
  );
}

/** Where the phone's own menu leads: to the slot that is open now, else to the day. */
export function SlotAtHand() {
  const { w } = useWords();
  const { data, refusal, offset } = useInside().today;
  useEffect(() => {
    if (!data && !refusal) return;
    const now = Date.now() + offset;
    const next = data && slotAtHand(data, now);
    goInstead(...(next && slotState(next, now).kind === "open" ? ["presensi", next.plan.slot] : []));
  }, [data, refusal, offset]);
  return <Busy>{w.loading}</Busy>;
}

/** The way on for who has no key on this phone yet. */
export function NotEnrolled() {
  const { w } = useWords();
  const which = useInside().phone.isReplaced ? "replaced" : "none";
  return (
    <NoNotice refusal={new Refusal("DEVICE_NOT_ENROLLED", w.device[`${which}Hint`], w.device[which])}>
      <a class="main" href={address("ponsel")}>
        {w.device.enrol}
      </a>
    </NoNotice>
  );
}

/** From the live preview to the record. */
function Taking({ slot, onBegin }: { slot: Slot; onBegin: () => void }) {
  const { w } = useWords();
  const { today, receipts } = useInside();
  const { outgoing, stage, isSaved, refusal, send, startOver } = useSending(async (recorded) => {
    receipts.set(recorded.record.challenge_id, recorded);
    await today.reload();
    goInstead("bukti", slot);
  });
  const [isPhotoAsked, setPhotoAsked] = useState(today.data?.photo_required !== false);
  useEffect(() => {
    if (refusal?.code === "PHOTO_REQUIRED") setPhotoAsked(true); // the arrangement is over meanwhile
  }, [refusal]);
  const waits = outgoing && refusal && isSaved && fateOf(refusal).kind === "waits" ? outgoing : null;
  useEffect(() => {
    if (!waits) return;
    const again = () => void send(waits);
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  });
  const asksCode = Boolean(findSlot(today.data, slot)?.office_code);
  const [codeless, setCodeless] = useState<Outgoing | null>(null); // all but the office's code
  function begin(jpeg: Blob | null) {
    onBegin();
    if (asksCode) setCodeless({ slot, jpeg });
    else void send({ slot, jpeg });
  }
  function sendWith(what: Outgoing, digits: string) {
    setCodeless(null);
    void send(withCode(what, digits));
  }

  const lacking = codeless ?? (isAboutCode(refusal) ? outgoing : null);
  if (lacking) {
    return (
      <CodeEntry
        key={refusal ? "again" : "first"}
        refusal={isAboutCode(refusal) ? refusal : null}
        isWithoutPlace={lacking.isWithoutPlace === true}
        onCode={(digits) => sendWith(lacking, digits)}
      />
    );
  }
  if (!outgoing) {
    return isPhotoAsked ? (
      <Viewfinder onPhoto={begin}>
        <PlaceLine slot={slot} />
      </Viewfinder>
    ) : (
      <WithoutPhoto slot={slot} onSend={() => begin(null)} />
    );
  }
  return (
    <>
      <Stages jpeg={outgoing.jpeg} stage={stage} isStopped={refusal !== null} isSaved={isSaved} />
      {waits && refusal && <SavedHere refusal={refusal} sendAgain={() => void send(waits)} />}
      {refusal && !waits && (
        <RefusedCheckIn
          refusal={refusal}
          slot={slot}
          sendAgain={() => void send(outgoing)}
          startOver={startOver}
          {...(isPhotoAsked ? {} : { startOverWith: w.checkIn.startOver })}
        />
      )}
      {asksCode && isPlaceless(refusal) && (
        <CodeInstead onUse={() => setCodeless({ ...outgoing, isWithoutPlace: true })} />
      )}
    </>
  );
}

/** An arrangement asks for no photo: one tap instead of the camera. */
function WithoutPhoto({ slot, onSend }: { slot: Slot; onSend: () => void }) {
  const { w } = useWords();
  return (
    <>
      <Notice tone="info" icon="check" title={w.checkIn.noPhotoTitle}>
        <p>{w.checkIn.noPhoto}</p>
      </Notice>
      <div class="card">
        <PlaceLine slot={slot} />
      </div>
      <button type="button" class="main shutter" onClick={onSend}>
        <Icon name="check" />
        {w.checkIn.sendWithoutPhoto}
      </button>
    </>
  );
}
