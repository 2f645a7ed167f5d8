/** One check-in: live preview, shutter, then ready → sending → recorded. Two taps from the home screen. */
import { useEffect, useRef, useState } from "preact/hooks";
import { asRefusal, Refusal } from "../api/refusal";
import { type Outgoing, type Slot, type Stage, sendCheckIn } from "../check_in/send";
import { slotState } from "../check_in/slot_state";
import { freshest, waitForFix } from "../check_in/wait_for_fix";
import { wayOut } from "../check_in/way_out";
import { NoNotice } from "../parts/notice";
import { RefusedCheckIn } from "../parts/refused_check_in";
import { Busy, Screen } from "../parts/screen";
import { Stages } from "../parts/stages";
import { Viewfinder } from "../parts/viewfinder";
import { MIN_BYTES } from "../photo/jpeg";
import { address, goInstead } from "../route";
import { useFrame, useInside } from "../state/inside";
import { isSlot } from "../words/slot_words";
import { useWords } from "../words/words";

export function CheckInScreen({ slot }: { slot: string }) {
  const { w } = useWords();
  const { today, phone } = useInside();
  const { city, agency } = useFrame();
  const planned = today.data?.slots.find((each) => each.plan.slot === slot);
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

function NotEnrolled() {
  const { w } = useWords();
  return (
    <NoNotice refusal={new Refusal("DEVICE_NOT_ENROLLED", w.device.noneHint, w.device.none)}>
      <a class="main" href={address("ponsel")}>
        {w.enrol.submit}
      </a>
    </NoNotice>
  );
}

/** From the live preview to the record; `outgoing` is what is kept for another try. */
function Taking({ slot, onBegin }: { slot: Slot; onBegin: () => void }) {
  const { phone, photos, reloadMe, today, whereabouts, watchPosition, receipts } = useInside();
  const [outgoing, setOutgoing] = useState<Outgoing | null>(null);
  const [stage, setStage] = useState<Stage>("ready");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const latest = useRef(whereabouts);
  latest.current = whereabouts;
  useEffect(() => watchPosition(), [watchPosition]);

  async function send(what: Outgoing) {
    const { key } = phone;
    if (!key) return;
    onBegin();
    setOutgoing(what);
    setRefusal(null);
    setStage("ready");
    try {
      if (what.jpeg.size < MIN_BYTES) throw new Refusal("PHOTO_FAILED");
      const inHand = await waitForFix(() => latest.current, today.data?.accuracy_limit_m ?? 0);
      setStage("sending");
      const { recorded, photo } = await sendCheckIn(what, key, () => freshest(latest.current.fix, inHand));
      setStage("recorded");
      receipts.set(recorded.record.challenge_id, recorded);
      if (photo) photos.follow(recorded.record.challenge_id, photo);
      await today.reload();
      goInstead("bukti", slot);
    } catch (error) {
      const no = asRefusal(error);
      setRefusal(no);
      if (wayOut(no) === "enrol") void reloadMe(); // the phone was taken off or rejected meanwhile
    }
  }
  function startOver() {
    setOutgoing(null);
    setRefusal(null);
  }

  if (!outgoing) return <Viewfinder slot={slot} onPhoto={(jpeg) => void send({ slot, jpeg })} />;
  return (
    <>
      <Stages jpeg={outgoing.jpeg} stage={stage} isStopped={refusal !== null} />
      {refusal && <RefusedCheckIn refusal={refusal} sendAgain={() => void send(outgoing)} startOver={startOver} />}
    </>
  );
}
