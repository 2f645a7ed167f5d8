/** The whole list of a person's arrangements as it is proposed: the server takes all of them at once. */
import { type FieldFault, Refusal } from "../api/refusal";
import { SLOTS } from "../words/slot_words";
import type { Arrangement } from "./say";
import type { ArrangedWords } from "./words";

/** A new arrangement as it is typed; `slots` are those still needed. */
export interface Draft {
  startsOn: string;
  endsOn: string;
  decreeNo: string;
  noSelfie: boolean;
  vouched: boolean;
  longerMin: string;
  graceMin: string;
  slots: readonly string[];
}

export const EMPTY: Draft = {
  startsOn: "",
  endsOn: "",
  decreeNo: "",
  noSelfie: false,
  vouched: false,
  longerMin: "",
  graceMin: "",
  slots: SLOTS,
};

/** Behind those held, so that the server's faults about it point to its place: the last. Throws what it lacks itself. */
export function withDraft(held: readonly Arrangement[], draft: Draft, t: ArrangedWords): Arrangement[] {
  const place = `/accommodations/${held.length}`;
  const faults = Object.entries(faultsOf(draft, t)).map(([name, detail]) => ({
    pointer: `${place}/${name}`,
    code: "OWN",
    detail,
  }));
  if (faults.length) throw new Refusal("INPUT_INVALID", "", "", 422, faults satisfies FieldFault[]);
  const isWhole = SLOTS.every((slot) => draft.slots.includes(slot));
  return [
    ...held,
    {
      starts_on: draft.startsOn,
      ends_on: draft.endsOn,
      decree_no: draft.decreeNo.trim(),
      no_selfie: draft.noSelfie,
      longer_min: Number(draft.longerMin || 0),
      grace_min: Number(draft.graceMin || 0),
      vouched: draft.vouched,
      slots: isWhole ? [] : [...draft.slots],
    },
  ];
}

export function withEnd(held: readonly Arrangement[], which: Arrangement, endsOn: string): Arrangement[] {
  return held.map((each) => (each === which ? { ...each, ends_on: endsOn } : each));
}

export function without(held: readonly Arrangement[], which: Arrangement): Arrangement[] {
  return held.filter((each) => each !== which);
}

function faultsOf({ startsOn, endsOn, decreeNo, longerMin, graceMin, slots }: Draft, t: ArrangedWords) {
  const found: Record<string, string> = {};
  if (!startsOn) found.starts_on = t.dateMissing;
  if (!endsOn) found.ends_on = t.dateMissing;
  if (!decreeNo.trim()) found.decree_no = t.decreeMissing;
  if (!/^\d*$/.test(longerMin.trim())) found.longer_min = t.minutes;
  if (!/^\d*$/.test(graceMin.trim())) found.grace_min = t.minutes;
  if (!slots.length) found.slots = t.slotsMissing;
  return found;
}
