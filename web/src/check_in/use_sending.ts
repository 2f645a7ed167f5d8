/** Ready → sending → recorded, from a screen: what is on its way is kept for another try until it is recorded. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Schemas } from "../api/client";
import { asRefusal, Refusal } from "../api/refusal";
import { MIN_BYTES } from "../photo/jpeg";
import { useInside } from "../state/inside";
import { failedBy, keepFailedSend } from "./failed_sends";
import { type Outgoing, type Stage, sendCheckIn } from "./send";
import { freshest, waitForFix } from "./wait_for_fix";
import { wayOut } from "./way_out";

export interface Sending {
  outgoing: Outgoing | null;
  stage: Stage;
  refusal: Refusal | null;
  send: (what: Outgoing) => Promise<void>;
  startOver: () => void;
}

export function useSending(onRecorded: (recorded: Schemas["RecordView"]) => Promise<void> | void): Sending {
  const { me, phone, photos, reloadMe, today, whereabouts, watchPosition } = useInside();
  const [outgoing, setOutgoing] = useState<Outgoing | null>(null);
  const [stage, setStage] = useState<Stage>("ready");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const latest = useRef(whereabouts);
  latest.current = whereabouts;
  useEffect(() => watchPosition(), [watchPosition]);

  async function send(what: Outgoing) {
    const { key } = phone;
    if (!key) return;
    setOutgoing(what);
    setRefusal(null);
    setStage("ready");
    what.begunAt ??= new Date().toISOString();
    try {
      if (what.jpeg && what.jpeg.size < MIN_BYTES) throw new Refusal("PHOTO_FAILED");
      const inHand = await waitForFix(() => latest.current, today.data?.accuracy_limit_m ?? 0);
      setStage("sending");
      const { recorded, photo } = await sendCheckIn(what, key, () => freshest(latest.current.fix, inHand));
      setStage("recorded");
      if (photo) photos.follow(recorded.record.challenge_id, photo);
      await onRecorded(recorded);
    } catch (error) {
      const no = asRefusal(error);
      setRefusal(no);
      noteFailure(what, no);
      if (wayOut(no) === "enrol") void reloadMe(); // the phone was taken off or rejected meanwhile
    }
  }
  /** Of one's own check-in alone: the report is made in one's own name. */
  function noteFailure({ slot, employeeId, begunAt }: Outgoing, no: Refusal) {
    const failed = failedBy(no);
    const local_date = slot === "event" ? today.data?.event?.local_date : today.data?.local_date;
    if (!failed || employeeId || !begunAt || !local_date) return;
    const times = { began_at: begunAt, failed_at: new Date().toISOString() };
    keepFailedSend(me.employee.employee_id, { slot, local_date, ...times, ...failed });
  }
  function startOver() {
    setOutgoing(null);
    setRefusal(null);
  }
  return { outgoing, stage, refusal, send, startOver };
}
