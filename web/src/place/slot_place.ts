/** Where a slot of today is checked in: where an event or an order says, else at the usual offices. */
import type { Schemas } from "../api/client";
import { slotState } from "../check_in/slot_state";
import type { Words } from "../words/words";
import { type Office, officesOf } from "./fence";

type Day = Schemas["TodayView"];
type SlotToday = Schemas["SlotTodayView"];

/** `anywhere`: no fence is judged; `name` is the place as an order or event calls it, empty at the usual offices. */
export interface SlotPlace {
  offices: readonly Office[];
  anywhere: boolean;
  name: string;
  isUsual: boolean;
}

/** A slot of the day, or its event, by name. */
export function findSlot(day: Day | null, slot: string): SlotToday | undefined {
  return slot === "event" ? day?.event?.slot : day?.slots.find(({ plan }) => plan.slot === slot);
}

/** The date that a slot of the day is of: an event of the night may be of another one. */
export function dateOf(day: Day | null, slot: string): string | undefined {
  return slot === "event" ? day?.event?.local_date : day?.local_date;
}

export function placeOf(slot: SlotToday | undefined, usual: readonly Office[]): SlotPlace {
  if (!slot?.place) return { offices: usual, anywhere: false, name: "", isUsual: true };
  const { offices, anywhere, name } = slot.place;
  return { offices: officesOf(offices), anywhere, name, isUsual: false };
}

/** How one stands to it: only the usual places are called an office. */
export function placeWords(isUsual: boolean, { home }: Words) {
  const { inside, outside, fromCentre, insidePlace, outsidePlace, fromPoint } = home;
  return isUsual
    ? { inside, outside, fromCentre }
    : { inside: insidePlace, outside: outsidePlace, fromCentre: fromPoint };
}

/** All that may be checked in on a day, its event first. */
export function slotsOf({ event, slots }: Day): SlotToday[] {
  return [...(event ? [event.slot] : []), ...slots];
}

/** Those of them that nothing excuses. */
export function expectedOf(day: Day): SlotToday[] {
  return slotsOf(day).filter(({ excused }) => !excused);
}

/** The one to think of now: what is open, the event first, else what comes next. */
export function slotAtHand(day: Day, nowMs: number): SlotToday | undefined {
  const expected = expectedOf(day);
  const ofKind = (kind: string) => expected.filter((slot) => slotState(slot, nowMs).kind === kind);
  const opening = ({ plan }: SlotToday) => Date.parse(plan.opens_at); // a first localeCompare takes a cheap phone 70 ms
  const coming = ofKind("coming").sort((one, other) => opening(one) - opening(other));
  return ofKind("open")[0] ?? coming[0];
}
