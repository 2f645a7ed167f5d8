/** Words for slots and what was recorded in them. */
import type { Schemas } from "../api/client";
import type { Slot } from "../check_in/send";
import type { CheckIn } from "../check_in/slot_state";
import type { Words } from "./words";

export const SLOTS: readonly Slot[] = ["arrival", "midday", "departure"];
/** The day's slots, then its event. */
export const WITH_EVENT: readonly Slot[] = [...SLOTS, "event"];

export function isSlot(text: string): text is Slot {
  return (WITH_EVENT as readonly string[]).includes(text);
}

export function slotName(slot: string, w: Words): string {
  return isSlot(slot) ? w.slot[slot] : slot;
}

type Hours = Pick<Schemas["SlotView"], "opens_local_time" | "closes_local_time">;

/** `06:00–09:00`; from midnight to midnight it is the whole day. */
export function windowOf({ opens_local_time: opens, closes_local_time: closes }: Hours, w: Words): string {
  return opens === "00:00" && closes === opens ? w.slot.allDay : w.slot.window(opens, closes);
}

/** `terlambat 12 menit`, `tepat waktu` where it is judged, or nothing: so of one made offline that nobody let stand. */
export function punctuality(checkIn: CheckIn, hasLimit: boolean, w: Words): string {
  if (checkIn.late_min) return w.slot.late(checkIn.late_min);
  if (checkIn.early_min) return w.slot.early(checkIn.early_min);
  const isUnknown = checkIn.reasons.includes("offline") && checkIn.state !== "valid";
  return hasLimit && !isUnknown ? w.slot.onTime : "";
}

/** Where it was; of an order's own place the record names nothing. */
export function placeName(checkIn: CheckIn, w: Words): string {
  return checkIn.office_name || w.slot.orderPlace;
}

/** Why a person must decide, in words; nothing once somebody has. */
export function reasonsOf(checkIn: CheckIn, w: Words): string[] {
  if (checkIn.ruling) return [];
  return checkIn.reasons.map((reason) => w.reasons[reason] ?? reason);
}

/** That a person did not let it stand, and why; nothing where nobody said so. */
export function refusedBy(checkIn: CheckIn, w: Words): string {
  return checkIn.state === "invalid" ? w.slot.refused(checkIn.ruling?.reason ?? "") : "";
}
