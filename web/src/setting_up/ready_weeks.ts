/**
 * Weeks to begin with; an admin changes and publishes them. Only the limits of five days follow a rule (Perpres 21/2023,
 * KemenPANRB 6/2018); when windows open and close, six days and shifts are examples that each city must check.
 */
import type { SlotPlan, Week } from "../state/read_city";

export interface ReadyWeek {
  pattern_id: string;
  name: readonly [string, string];
  code: string | null;
  week: Week;
  certainty: "rule" | "example";
}

const at = (hours: number, minutes = 0) => hours * 60 + minutes;
const slot = (name: SlotPlan["slot"], opens_min: number, closes_min: number, limit_min: number | null = null) => ({
  slot: name,
  opens_min,
  closes_min,
  limit_min,
  required: true,
});

const MORNING = slot("arrival", at(6), at(10), at(7, 30));
const FIVE = [MORNING, slot("midday", at(12), at(13)), slot("departure", at(14), at(18), at(16))];
const FIVE_FRIDAY = [MORNING, slot("midday", at(11, 30), at(13)), slot("departure", at(14), at(18), at(16, 30))];
const SIX = [MORNING, slot("midday", at(12), at(12, 30)), slot("departure", at(13), at(17), at(14, 15))];
const SIX_FRIDAY = [MORNING, slot("midday", at(11, 30), at(12, 30)), slot("departure", at(13), at(17), at(14, 45))];

/** An hour before and two after, at both ends. */
function shift(from: number, until: number): Week {
  const day = [slot("arrival", from - 60, from + 120, from), slot("departure", until - 60, until + 120, until)];
  return Array.from({ length: 7 }, () => day);
}

export const READY_WEEKS: readonly ReadyWeek[] = [
  {
    pattern_id: "lima-hari",
    name: ["5 hari kerja", "5 working days"],
    code: null,
    week: [FIVE, FIVE, FIVE, FIVE, FIVE_FRIDAY, [], []],
    certainty: "rule",
  },
  {
    pattern_id: "enam-hari",
    name: ["6 hari kerja", "6 working days"],
    code: null,
    week: [SIX, SIX, SIX, SIX, SIX_FRIDAY, SIX, []],
    certainty: "example",
  },
  {
    pattern_id: "pagi",
    name: ["Jaga pagi", "Morning shift"],
    code: "P",
    week: shift(at(7), at(14)),
    certainty: "example",
  },
  {
    pattern_id: "siang",
    name: ["Jaga siang", "Afternoon shift"],
    code: "S",
    week: shift(at(14), at(21)),
    certainty: "example",
  },
  {
    pattern_id: "malam",
    name: ["Jaga malam", "Night shift"],
    code: "M",
    week: shift(at(21), at(31)),
    certainty: "example",
  },
];

/** What a pattern of one's own begins with. */
export const OWN_WEEK: Week = [FIVE, FIVE, FIVE, FIVE, FIVE_FRIDAY, [], []];
