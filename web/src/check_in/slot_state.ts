/** How one slot of today stands at a moment of the server's clock. */
import type { Schemas } from "../api/client";
import { wholeMinutes } from "../words/format";

export type CheckIn = Schemas["CheckInView"];

export type SlotState =
  | { kind: "done"; checkIn: CheckIn }
  | { kind: "coming"; leftMs: number }
  | { kind: "open"; leftMs: number; lateMin: number; earlyMin: number }
  | { kind: "missed" };

/** late/early are what a check-in at this moment would be told, by the rules of the server. */
export function slotState({ plan, check_in }: Schemas["SlotTodayView"], nowMs: number): SlotState {
  if (check_in) return { kind: "done", checkIn: check_in };
  const [opensMs, closesMs] = [Date.parse(plan.opens_at), Date.parse(plan.closes_at)];
  if (nowMs < opensMs) return { kind: "coming", leftMs: opensMs - nowMs };
  if (nowMs >= closesMs) return { kind: "missed" };
  const limitMs = plan.limit_at ? Date.parse(plan.limit_at) : null;
  const past = (minutes: number) => (minutes > plan.grace_min ? minutes : 0);
  return {
    kind: "open",
    leftMs: closesMs - nowMs,
    lateMin: plan.slot === "arrival" && limitMs !== null ? past(wholeMinutes(limitMs, nowMs)) : 0,
    earlyMin: plan.slot === "departure" && limitMs !== null ? past(wholeMinutes(nowMs, limitMs)) : 0,
  };
}
