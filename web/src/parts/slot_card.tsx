/** One slot of today: its hours, how it stands, and the button when it is open. */
import type { Schemas } from "../api/client";
import { type CheckIn, type SlotState, slotState } from "../check_in/slot_state";
import type { Waiting } from "../offline/queue";
import { dateOf } from "../place/slot_place";
import { address } from "../route";
import { useInside } from "../state/inside";
import { clockTime, timeLeft } from "../words/format";
import { isSlot, punctuality, reasonsOf, refusedBy, slotName, windowOf } from "../words/slot_words";
import { useWords, type Words } from "../words/words";
import { Icon } from "./icon";
import { PhotoNote } from "./photo_note";

type Slot = Schemas["SlotTodayView"];

interface SlotCardProps {
  slot: Slot;
  now: number;
  /** An event's own name. */
  title?: string;
}

export function SlotCard({ slot, now, title }: SlotCardProps) {
  const { w } = useWords();
  const { today, waiting } = useInside();
  const { plan } = slot;
  const state = slotState(slot, now);
  const on = dateOf(today.data, plan.slot);
  const unsent = waiting.items.find((each) => each.slot === plan.slot && each.localDate === on && !each.refused);
  const name = title ?? slotName(plan.slot, w);
  if (state.kind === "done") return <Done checkIn={state.checkIn} name={name} hasLimit={plan.limit_at !== null} />;
  if (unsent) return <Unsent waiting={unsent} name={name} />;
  return (
    <li class={`card slot ${slot.excused ? "coming" : state.kind}`}>
      <div class="slot-head">
        <h3>{name}</h3>
        <p class="soft nowrap">
          {windowOf(plan, w)}
          {(!plan.required || slot.excused) && ` · ${w.slot.optional}`}
        </p>
      </div>
      {slot.place && <p>{w.slot.at(slot.place.name || w.slot.anywhere)}</p>}
      {slot.extension && <p class="soft">{w.slot.extended(slot.extension.minutes, slot.extension.note)}</p>}
      <Standing slot={slot} state={state} />
      {state.kind === "open" && isSlot(plan.slot) && (
        <a class={slot.excused ? "quiet" : "main"} href={address("presensi", plan.slot)}>
          <Icon name={today.data?.photo_required === false ? "check" : "camera"} />
          {w.slot.action[plan.slot]}
        </a>
      )}
    </li>
  );
}

/** Made and kept on this phone: to make it again would change nothing. */
function Unsent({ waiting, name }: { waiting: Waiting; name: string }) {
  const { w } = useWords();
  const { today } = useInside();
  return (
    <li class="card slot done">
      <div class="done-line">
        <h3>{name}</h3>
        <span class="tag warn">
          <Icon name="phone" />
          <span class="clock">{clockTime(new Date(waiting.madeAt), today.data?.zone)}</span>
        </span>
      </div>
      <p class="soft starts">{w.offline.title}</p>
    </li>
  );
}

/** Recorded: one line and the proof, so that the slot that is open now stays in sight. */
function Done({ checkIn, name, hasLimit }: { checkIn: CheckIn; name: string; hasLimit: boolean }) {
  const { w } = useWords();
  const reasons = reasonsOf(checkIn, w);
  const refused = refusedBy(checkIn, w);
  const isOff = checkIn.late_min > 0 || checkIn.early_min > 0;
  const told = refused ? "" : punctuality(checkIn, hasLimit, w);
  return (
    <li class="card slot done">
      <div class="done-line">
        <h3>{name}</h3>
        <span class={`tag ${reasons.length || refused ? "warn" : "ok"}`}>
          <Icon name={reasons.length || refused ? "clock" : "check"} />
          <span class="unseen">{w.slot.done}</span>
          <span class="clock">{checkIn.local_time}</span>
        </span>
        <a class="link" href={address("bukti", checkIn.slot)} aria-label={w.slot.details(slotName(checkIn.slot, w))}>
          {w.receipt.proof}
        </a>
      </div>
      {told && <p class={isOff ? "late starts" : "soft starts"}>{told}</p>}
      {checkIn.made_by && !checkIn.reasons.includes("team") && <p class="soft starts">{w.history.byTeam("")}</p>}
      {reasons.length > 0 && (
        <p class="soft">
          {w.slot.provisional}: {reasons.join(", ")}
        </p>
      )}
      {refused && <p class="late starts">{refused}</p>}
      <PhotoNote checkIn={checkIn} />
    </li>
  );
}

function Standing({ slot, state }: { slot: Slot; state: Exclude<SlotState, { kind: "done" }> }) {
  const { w, lang } = useWords();
  const { plan } = slot;
  const limit = limitOf(slot, w);
  switch (state.kind) {
    case "coming": {
      const left = timeLeft(state.leftMs, lang);
      return <p class="soft">{limit ? w.slot.comingAfter(limit, left) : w.slot.coming(left)}</p>;
    }
    case "missed":
      if (slot.excused) return <p class="soft">{w.slot.notExpected(w.excuse.kinds[slot.excused] ?? "")}</p>;
      return (
        <p>
          <span class="tag off">{w.slot.missed}</span> <span class="soft">{w.slot.missedHint}</span>
        </p>
      );
    case "open":
      return (
        <div>
          {state.byTeam && (
            <p class="soft">
              {w.slot.byTeam(state.byTeam.local_time)}{" "}
              <a class="link" href={address("bukti", plan.slot)} aria-label={w.slot.details(slotName(plan.slot, w))}>
                {w.receipt.proof}
              </a>
            </p>
          )}
          {state.refused && (
            <p class="late">
              {w.slot.refusedAgain(state.refused.local_time, state.refused.ruling?.reason ?? "")}{" "}
              <a class="link" href={address("bukti", plan.slot)} aria-label={w.slot.details(slotName(plan.slot, w))}>
                {w.receipt.proof}
              </a>
            </p>
          )}
          {limit && <p>{limit}</p>}
          <p>{w.slot.closes(timeLeft(state.leftMs, lang))}</p>
          {state.lateMin > 0 && !slot.excused && <p class="late">{w.slot.lateNow(state.lateMin)}</p>}
          {state.earlyMin > 0 && !slot.excused && <p class="late">{w.slot.earlyNow(state.earlyMin)}</p>}
        </div>
      );
  }
}

function limitOf({ plan }: Slot, w: Words): string {
  if (!plan.limit_local_time) return "";
  const say = plan.slot === "departure" ? w.slot.limitDeparture : w.slot.limitArrival;
  return say(plan.limit_local_time);
}
