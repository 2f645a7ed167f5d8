/** A receipt as text to keep or to share. */
import type { Schemas } from "../api/client";
import { longDate, metres, zoneName } from "./format";
import type { Language } from "./language";
import { placeName, reasonsOf, refusedBy, slotName } from "./slot_words";
import type { Words } from "./words";

export type Receipt = Schemas["RecordView"] & { zone: string };

/** The facts for people, then the server's signed words in full. */
export function receiptText({ record, receipt, position_salt, zone }: Receipt, w: Words, lang: Language): string {
  const reasons = reasonsOf(record, w);
  const waiting = reasons.length ? `${w.slot.provisional}: ${reasons.join(", ")}` : "";
  const state = refusedBy(record, w) || waiting || w.receipt.valid;
  return [
    `${w.receipt.shareTitle}: ${slotName(record.slot, w)}`,
    `${longDate(record.local_date, lang)}, ${record.local_time} ${zoneName(zone)}`,
    [placeName(record, w), ...(record.distance_m === null ? [] : [metres(record.distance_m, lang)])].join(", "),
    state,
    "",
    receipt,
    `position_salt: ${position_salt}`,
  ].join("\n");
}

/** Its first and last letters: enough to tell two apart. */
export function shortReceipt(receipt: string): string {
  return receipt.length > 40 ? `${receipt.slice(0, 20)}…${receipt.slice(-16)}` : receipt;
}
