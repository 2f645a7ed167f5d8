/** How one slot of today stands at a moment of the server's clock. */
import type { Schemas } from "../api/client";
import { wholeMinutes } from "../words/format";

export type CheckIn = Schemas["CheckInView"];

export type SlotState =
  | { kind: "done"; checkIn: CheckIn }
  | { kind: "coming"; leftMs: number }
  | { kind: "open"; leftMs: number; lateMin: number; earlyMin: number; byTeam: CheckIn | null; refused: CheckIn | null }
  | { kind: "missed" };

/**
 * late/early are what a check-in at this moment would be told, by the rules of the server.
 *
 * What a supervisor recorded and nobody has decided yet (`byTeam`) leaves the slot open: one's own takes its place,
 * unless it would be later or leave earlier. So does what was judged not valid (`refused`), while there is time.
 */
export function slotState(slot: Schemas["SlotTodayView"], nowMs: number): SlotState {
  const { plan, check_in } = slot;
  const state = emptySlotState(plan, nowMs);
  if (!check_in) return state;
  if (check_in.state === "invalid") {
    return state.kind === "open" ? { ...state, refused: check_in } : { kind: "done", checkIn: check_in };
  }
  if (!check_in.reasons?.includes("team")) return { kind: "done", checkIn: check_in };
  const isWorse = state.kind === "open" && (state.lateMin > check_in.late_min || state.earlyMin > check_in.early_min);
  return state.kind === "open" && !isWorse ? { ...state, byTeam: check_in } : { kind: "done", checkIn: check_in };
}

function emptySlotState(plan: Schemas["SlotView"], nowMs: number): SlotState {
  const [opensMs, closesMs] = [Date.parse(plan.opens_at), Date.parse(plan.closes_at)];
  if (nowMs < opensMs) return { kind: "coming", leftMs: opensMs - nowMs };
  if (nowMs >= closesMs) return { kind: "missed" };
  const limitMs = plan.limit_at ? Date.parse(plan.limit_at) : null;
  const past = (minutes: number) => (minutes > plan.grace_min ? minutes : 0);
  return {
    kind: "open",
    leftMs: closesMs - nowMs,
    lateMin: plan.slot !== "departure" && limitMs !== null ? past(wholeMinutes(limitMs, nowMs)) : 0,
    earlyMin: plan.slot === "departure" && limitMs !== null ? past(wholeMinutes(nowMs, limitMs)) : 0,
    byTeam: null,
    refused: null,
  };
}
