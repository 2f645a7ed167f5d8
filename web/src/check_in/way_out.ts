/** What the person can do after a refused check-in. */
import type { Refusal } from "../api/refusal";

export type WayOut = "again" | "retake" | "enrol" | "home";

const OVER = ["ALREADY_CHECKED_IN", "DAY_OFF", "NOT_SCHEDULED", "SLOT_NOT_PLANNED", "WINDOW_CLOSED", "NO_OFFICE"];
const AS_TRIES = [
  "OUTSIDE_GEOFENCE",
  "LOCATION_TOO_COARSE",
  "WINDOW_CLOSED",
  "NO_OFFICE",
  "PHOTO_SIZE",
  "PHOTO_MISMATCH",
];
const WITHOUT_PHONE = ["DEVICE_NOT_ENROLLED", "SIGNATURE_INVALID"];

/** What the server judged and said no to is kept there as a try, which a correction can take over. */
export function isKeptAsTry(refusal: Refusal): boolean {
  return AS_TRIES.includes(refusal.code);
}

/** `again` sends the very same bytes; `retake` starts with a new photo and a new challenge. */
export function wayOut(refusal: Refusal): WayOut {
  if (refusal.isPassing || refusal.code === "TOO_MANY_REQUESTS") return "again";
  if (WITHOUT_PHONE.includes(refusal.code)) return "enrol";
  return OVER.includes(refusal.code) ? "home" : "retake";
}
