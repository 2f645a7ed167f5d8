import { describe, expect, it } from "vitest";
import { Refusal } from "../src/api/refusal";
import { daysOfSwap, swapDates } from "../src/rosters/ask_swap";
import {
  type Edits,
  faultyDays,
  letterOfKey,
  lettersOf,
  maySet,
  placeAfter,
  unknownOf,
  withLetter,
  without,
} from "../src/rosters/edits";
import { lettersTyped } from "../src/rosters/letters_form";
import { hoursOf } from "../src/rosters/meanings";
import { weeksOf } from "../src/rosters/my_roster";

const KNOWN = ["P", "M", "L"];
const person = (letters: string, more = {}) => ({
  employee_id: "ani",
  name: "Ani",
  letters,
  here: [...letters].map((_, at) => at + 1),
  unknown: 0,
  may_set: true,
  away: [],
  ...more,
});
const days = (passed: number, all = 4) =>
  Array.from({ length: all }, (_, at) => ({
    on: `2026-12-0${at + 1}`,
    weekday: (at + 1) % 7,
    holiday: null,
    passed: at < passed,
  }));

describe("what may be set in the grid", () => {
  it.each([
    ["a day to come", person("P---"), 1, 2, true],
    ["a passed day without an entry, late", person("----"), 2, 0, true],
    ["a passed day with an entry", person("P---"), 2, 0, false],
    ["a person who is somebody else's", person("----", { may_set: false }), 0, 0, false],
    ["a day worked elsewhere", person("----", { here: [1, 2] }), 0, 2, false],
  ])("%s", (_, who, passed, at, may) => {
    expect(maySet(who, days(passed), at)).toBe(may);
  });
});

describe("changes that are not saved", () => {
  const ani = person("PM--");
  it("stand beside what the server says", () => {
    const edits = withLetter(withLetter({}, ani, 2, "L"), ani, 0, "M");
    expect(lettersOf(ani, edits)).toBe("MML-");
    expect(unknownOf(ani, edits, KNOWN)).toBe(1);
  });
  it("are none where the server's own letter is put back", () => {
    const edits = withLetter(withLetter({}, ani, 0, "M"), ani, 0, "P");
    expect(edits).toEqual({});
  });
  it("are laid over what others have changed meanwhile", () => {
    const edits = withLetter({}, ani, 3, "L");
    expect(lettersOf(person("LLL-"), edits)).toBe("LLLL");
  });
  it("go when they are saved, and others stay", () => {
    const both: Edits = { ani: { 0: "M" }, budi: { 1: "P" } };
    expect(without(both, ["ani"])).toEqual({ budi: { 1: "P" } });
  });
  it("keep a day that nobody has entered unknown", () => {
    expect(lettersOf(ani, withLetter({}, ani, 0, "-"))).toBe("-M--");
    expect(unknownOf(ani, withLetter({}, ani, 0, "-"), KNOWN)).toBe(3);
    expect(unknownOf(person("PZ--", { here: [1, 2] }), {}, KNOWN)).toBe(1);
  });
});

describe("keys in the grid", () => {
  it.each([
    ["M", "M"],
    ["m", "M"],
    ["-", "-"],
    ["Delete", "-"],
    ["Backspace", "-"],
    ["x", undefined],
    ["Tab", undefined],
    ["Enter", undefined],
    ["Meta", undefined],
  ])("%s is %s", (key, letter) => {
    expect(letterOfKey(key, KNOWN)).toBe(letter);
  });
  it("tells small letters from capitals where a city has both", () => {
    expect(letterOfKey("p", ["P", "p"])).toBe("p");
  });
  it.each([
    ["ArrowRight", { row: 1, at: 2 }],
    ["ArrowLeft", { row: 1, at: 0 }],
    ["ArrowUp", { row: 0, at: 1 }],
    ["ArrowDown", { row: 2, at: 1 }],
    ["Home", { row: 1, at: 0 }],
    ["End", { row: 1, at: 3 }],
  ])("%s leads there", (key, place) => {
    expect(placeAfter({ row: 1, at: 1 }, key, 3, 4)).toEqual(place);
  });
  it("stays within the grid", () => {
    expect(placeAfter({ row: 0, at: 0 }, "ArrowUp", 3, 4)).toEqual({ row: 0, at: 0 });
    expect(placeAfter({ row: 2, at: 3 }, "ArrowDown", 3, 4)).toEqual({ row: 2, at: 3 });
    expect(placeAfter({ row: 2, at: 3 }, "ArrowRight", 3, 4)).toEqual({ row: 2, at: 3 });
    expect(placeAfter({ row: 0, at: 0 }, "a", 3, 4)).toBeUndefined();
  });
});

it("the days that a refusal names are marked", () => {
  const fault = (pointer: string) => ({ pointer, code: "ROSTER_PAST", detail: "" });
  const refusal = new Refusal("INPUT_INVALID", "", "", 422, ["/letters/3", "/letters/12", "/month"].map(fault));
  expect(faultyDays(refusal)).toEqual([3, 12]);
});

describe("a swap", () => {
  it.each([
    ["2026-11-23", { first: "2026-11-24", last: "2026-12-31" }],
    ["2026-12-31", { first: "2027-01-01", last: "2027-01-31" }],
    ["2028-01-31", { first: "2028-02-01", last: "2028-02-29" }],
  ])("of %s is between these dates", (today, dates) => {
    expect(swapDates(today)).toEqual(dates);
  });
  const partners = (on: string, letter: string, theirs: string) => ({
    on,
    letter,
    people: [{ employee_id: "budi", name: "Budi", letter: theirs }],
  });
  it("shows both letters of each date", () => {
    expect(daysOfSwap([partners("2026-12-01", "M", "P"), partners("2026-12-02", "L", "L")], "budi")).toEqual([
      { on: "2026-12-01", one_letter: "M", other_letter: "P" },
      { on: "2026-12-02", one_letter: "L", other_letter: "L" },
    ]);
  });
  it("is not there while a date or the colleague's letter is unknown", () => {
    expect(daysOfSwap([partners("2026-12-01", "M", "P"), null], "budi")).toBeUndefined();
    expect(daysOfSwap([partners("2026-12-01", "M", "P")], "gani")).toBeUndefined();
  });
});

it.each([
  [420, 840, "07:00–14:00"],
  [1260, 1860, "21:00–07:00 (+1)"],
  [null, null, ""],
])("a shift of %s to %s minutes is %s", (begins_min, ends_min, said) => {
  expect(hoursOf({ code: "P", name: "Pagi", begins_min, ends_min })).toBe(said);
});

it("what a file writes for our letters may be several things", () => {
  expect(lettersTyped({ P: "PS, Pagi", M: " malam ", L: "" })).toEqual({ PS: "P", Pagi: "P", malam: "M" });
});

it("a month is laid out in weeks from Monday", () => {
  const december = Array.from({ length: 31 }, (_, at) => ({
    on: `2026-12-${at + 1}`,
    weekday: (at + 1) % 7,
    holiday: null,
    passed: false,
  }));
  const weeks = weeksOf(december);
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
  expect(weeks[0]?.map((day) => day?.on ?? null)).toEqual([null, ...december.slice(0, 6).map(({ on }) => on)]);
  expect(weeks[4]?.filter(Boolean)).toHaveLength(4);
});
