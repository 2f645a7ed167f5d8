/** An arrangement in sentences. */
import type { Schemas } from "../api/client";
import { SLOTS, slotName } from "../words/slot_words";
import type { Words } from "../words/words";
import type { ArrangedWords } from "./words";

export type Arrangement = Schemas["AccommodationView"];

export function sentencesOf(
  { no_selfie, longer_min, grace_min, vouched, slots }: Arrangement,
  t: ArrangedWords,
  w: Words,
) {
  const names = SLOTS.filter((slot) => slots.includes(slot)).map((slot) => slotName(slot, w).toLowerCase());
  return [
    no_selfie && t.noSelfie,
    longer_min > 0 && t.longer(longer_min),
    grace_min > 0 && t.grace(grace_min),
    vouched && t.vouched,
    names.length > 0 && t.slots(names.join(` ${t.and} `)),
  ].filter((each) => each !== false);
}
