/**
 * Saved on this phone → sent → recorded, from a screen: what is on its way is kept for another try until it is recorded.
 *
 * While the screen is open it is sent as an ordinary check-in, again as soon as there is a connection; once it is left,
 * what is saved goes the way of everything that waits.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Schemas } from "../api/client";
import { asRefusal, Refusal } from "../api/refusal";
import { wasHeard } from "../offline/send_waiting";
import { MIN_BYTES } from "../photo/jpeg";
import { dateOf } from "../place/slot_place";
import { useInside } from "../state/inside";
import { failedBy, keepFailedSend } from "./failed_sends";
import { saveFirst } from "./save_first";
import { type Outgoing, type Stage, sendCheckIn } from "./send";
import { freshest, waitForFix } from "./wait_for_fix";
import { wayOut } from "./way_out";

export interface Sending {
  outgoing: Outgoing | null;
  stage: Stage;
  /** Whether it is kept on this phone meanwhile, so that the page may be closed. */
  isSaved: boolean;
  refusal: Refusal | null;
  send: (what: Outgoing) => Promise<void>;
  startOver: () => void;
}

export function useSending(onRecorded: (recorded: Schemas["RecordView"]) => Promise<void> | void): Sending {
  const { me, phone, photos, reloadMe, today, waiting, whereabouts, watchPosition } = useInside();
  const [outgoing, setOutgoing] = useState<Outgoing | null>(null);
  const [stage, setStage] = useState<Stage>("placing");
  const [isSaved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const latest = useRef(whereabouts);
  latest.current = whereabouts;
  useEffect(() => watchPosition(), [watchPosition]);
  const { release } = waiting;
  useEffect(() => {
    return () => {
      if (outgoing?.savedAs) release(outgoing.savedAs); // by then, not when it was begun
    };
  }, [outgoing, release]);

  async function send(what: Outgoing) {
    const { key } = phone;
    if (!key) return;
    setOutgoing(what);
    setRefusal(null);
    setStage("placing");
    what.begunAt ??= new Date().toISOString();
    try {
      if (what.jpeg && what.jpeg.size < MIN_BYTES) throw new Refusal("PHOTO_FAILED");
      const limitM = today.data?.accuracy_limit_m ?? 0;
      const inHand = what.isWithoutPlace ? null : await waitForFix(() => latest.current, limitM);
      what.savedAs ??= await saveFirst(what, key, inHand, today, waiting.keep);
      setSaved(what.savedAs !== undefined);
      setStage("saved");
      const fix = () => inHand && freshest(latest.current.fix, inHand);
      const { recorded, photo } = await sendCheckIn(what, key, fix, () => setStage("sent"));
      setStage("recorded");
      await letGo(what);
      if (photo) photos.follow(recorded.record.challenge_id, photo);
      await onRecorded(recorded);
    } catch (error) {
      const no = asRefusal(error);
      if (wasHeard(no)) {
        await letGo(what); // it was heard: what is kept of it is in the attempts
        setSaved(false);
      }
      setRefusal(no);
      noteFailure(what, no);
      if (wayOut(no) === "enrol") void reloadMe(); // the phone was taken off or rejected meanwhile
    }
  }
  async function letGo(what: Outgoing) {
    if (what.savedAs) await waiting.drop(what.savedAs);
    delete what.savedAs;
  }
  /** Of one's own check-in alone: the report is made in one's own name. */
  function noteFailure({ slot, employeeId, begunAt }: Outgoing, no: Refusal) {
    const failed = failedBy(no);
    const local_date = dateOf(today.data, slot);
    if (!failed || employeeId || !begunAt || !local_date) return;
    const times = { began_at: begunAt, failed_at: new Date().toISOString() };
    keepFailedSend(me.employee.employee_id, { slot, local_date, ...times, ...failed });
  }
  function startOver() {
    if (outgoing) void letGo(outgoing);
    setOutgoing(null);
    setSaved(false);
    setRefusal(null);
  }
  return { outgoing, stage, isSaved, refusal, send, startOver };
}
