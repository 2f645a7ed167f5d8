/** One slot of today: its hours, how it stands, and the button when it is open. */
import type { Schemas } from "../api/client";
import { type SlotState, slotState } from "../check_in/slot_state";
import { address } from "../route";
import { timeLeft } from "../words/format";
import { isSlot, punctuality, reasonsOf, slotName } from "../words/slot_words";
import { useWords } from "../words/words";
import { Icon } from "./icon";

export function SlotCard({ slot, now }: { slot: Schemas["SlotTodayView"]; now: number }) {
  const { w } = useWords();
  const { plan } = slot;
  const state = slotState(slot, now);
  const isProvisional = state.kind === "done" && state.checkIn.state === "provisional";
  return (
    <li class={`card slot ${state.kind}${isProvisional ? " provisional" : ""}`}>
      <div class="slot-head">
        <h3>{slotName(plan.slot, w)}</h3>
        <p class="soft">
          <span class="nowrap">{w.slot.window(plan.opens_local_time, plan.closes_local_time)}</span>
          {plan.limit_local_time && (
            <>
              {" · "}
              <span class="nowrap">
                {plan.slot === "departure"
                  ? w.slot.limitDeparture(plan.limit_local_time)
                  : w.slot.limitArrival(plan.limit_local_time)}
              </span>
            </>
          )}
          {!plan.required && ` · ${w.slot.optional}`}
        </p>
      </div>
      <Standing slot={slot} state={state} />
      {state.kind === "open" && isSlot(plan.slot) && (
        <a class="main" href={address("presensi", plan.slot)}>
          <Icon name="camera" />
          {w.slot.action[plan.slot]}
        </a>
      )}
    </li>
  );
}

function Standing({ slot, state }: { slot: Schemas["SlotTodayView"]; state: SlotState }) {
  const { w, lang } = useWords();
  if (state.kind === "coming") return <p class="standing soft">{w.slot.coming(timeLeft(state.leftMs, lang))}</p>;
  if (state.kind === "missed") {
    return (
      <p class="standing">
        <span class="tag off">{w.slot.missed}</span> <span class="soft">{w.slot.missedHint}</span>
      </p>
    );
  }
  if (state.kind === "open") {
    return (
      <div class="standing">
        <p>
          <span class="tag info">{w.slot.open}</span> {w.slot.closes(timeLeft(state.leftMs, lang))}
        </p>
        {state.lateMin > 0 && <p class="late">{w.slot.lateNow(state.lateMin)}</p>}
        {state.earlyMin > 0 && <p class="late">{w.slot.earlyNow(state.earlyMin)}</p>}
      </div>
    );
  }
  const { checkIn } = state;
  const reasons = reasonsOf(checkIn, w);
  return (
    <div class="standing">
      <p>
        <span class={`tag ${reasons.length ? "warn" : "ok"}`}>
          <Icon name={reasons.length ? "clock" : "check"} />
          {w.slot.done(checkIn.local_time)}
        </span>{" "}
        <span class={checkIn.late_min || checkIn.early_min ? "late" : "soft"}>
          {punctuality(checkIn, slot.plan.limit_at !== null, w)}
        </span>
      </p>
      {reasons.length > 0 && (
        <p class="soft">
          {w.slot.provisional}: {reasons.join(", ")}
        </p>
      )}
      <p>
        <a class="link" href={address("bukti", checkIn.slot)} aria-label={w.slot.details(slotName(checkIn.slot, w))}>
          {w.receipt.proof}
        </a>
      </p>
    </div>
  );
}
