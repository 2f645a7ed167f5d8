/** What stands on the picture of a receipt: no photo, no position, no distance. */
import type { Schemas } from "../api/client";
import { longDate, zoneName } from "../words/format";
import type { Language } from "../words/language";
import type { Receipt } from "../words/receipt_text";
import { placeName, punctuality, reasonsOf, refusedBy, slotName } from "../words/slot_words";
import type { Words } from "../words/words";
import type { PictureWords } from "./words";

const CODE_LETTERS = 12;

export interface PictureFacts {
  city: string;
  agency: string;
  slot: string;
  time: string;
  zone: string;
  punctuality: string;
  isLate: boolean;
  state: string;
  tone: "ok" | "warn" | "bad";
  /** Label and value, in their order. */
  rows: readonly (readonly [string, string])[];
  foot: string;
}

export function factsOf(
  { record, receipt, zone }: Receipt,
  hasLimit: boolean,
  me: Pick<Schemas["MeView"], "city_name" | "agency_name"> & { employee: { name: string } },
  words: { t: PictureWords; w: Words; lang: Language },
): PictureFacts {
  const { t, w, lang } = words;
  const isWaiting = reasonsOf(record, w).length > 0;
  const isRefused = refusedBy(record, w) !== "";
  return {
    city: me.city_name,
    agency: me.agency_name,
    slot: slotName(record.slot, w),
    time: record.local_time,
    zone: zoneName(zone),
    punctuality: punctuality(record, hasLimit, w),
    isLate: record.late_min + record.early_min > 0,
    state: isRefused ? t.refused : isWaiting ? w.slot.provisional : w.receipt.valid,
    tone: isRefused ? "bad" : isWaiting ? "warn" : "ok",
    rows: [
      [t.name, me.employee.name],
      [w.receipt.date, longDate(record.local_date, lang)],
      [w.receipt.office, placeName(record, w)],
      [t.code, codeOf(receipt)],
    ],
    foot: t.foot,
  };
}

/** The end of its signature, in fours: enough to hold it beside the receipt in the app. */
export function codeOf(receipt: string): string {
  return (
    receipt
      .slice(-CODE_LETTERS)
      .match(/.{1,4}/g)
      ?.join(" ") ?? ""
  );
}

/** `presensi-2026-11-23-datang.png`. */
export function fileName({ record }: Receipt, w: Words): string {
  return `presensi-${record.local_date}-${slotName(record.slot, w).toLowerCase()}.png`;
}
