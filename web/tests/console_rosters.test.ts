/** Blocks of a roster's grid, and what its letters come to. */
import { describe, expect, it } from "vitest";
import { blockOf, filled, pasted, textOf } from "../src/console/rosters/block";
import { hoursOf, spansOf, touchesOf, weeksOf } from "../src/console/rosters/shifts";
import { lettersOf } from "../src/rosters/edits";

const KNOWN = ["P", "M", "L"];
const person = (employee_id: string, letters: string, may_set = true) => ({
  employee_id,
  name: employee_id,
  letters,
  here: [...letters].map((_, at) => at + 1),
  unknown: 0,
  may_set,
  away: [],
});
const people = [person("ani", "----"), person("budi", "PPPP"), person("citra", "LLLL", false)];
const days = Array.from({ length: 4 }, (_, at) => ({
  on: `2026-12-0${at + 1}`,
  weekday: (at + 1) % 7,
  holiday: null,
  passed: at === 0,
}));
const grid = { people, days, known: KNOWN };
const all = blockOf({ row: 0, at: 0 }, { row: 2, at: 3 });
const corner = blockOf({ row: 0, at: 1 }, { row: 0, at: 1 });

describe("a block", () => {
  it("has its corners wherever it was begun", () => {
    expect(blockOf({ row: 2, at: 1 }, { row: 0, at: 3 })).toEqual({ top: 0, bottom: 2, left: 1, right: 3 });
  });

  it("is filled but for what may not be set", () => {
    const { edits, set, fixed } = filled({}, grid, all, "M");
    expect(people.map((each) => lettersOf(each, edits))).toEqual(["MMMM", "PMMM", "LLLL"]);
    expect([set, fixed]).toEqual([7, 5]);
  });

  it("is copied as a spreadsheet takes it", () => {
    const { edits } = filled({}, grid, corner, "M");
    expect(textOf(edits, grid, blockOf({ row: 0, at: 0 }, { row: 1, at: 2 }))).toBe("-\tM\t-\nP\tP\tP");
  });

  it("is pasted from its corner on, whatever ends the lines, in small letters as well", () => {
    const { edits, set } = pasted({}, grid, corner, "p\tM\r\nl\t M\r\n");
    expect(people.slice(0, 2).map((each) => lettersOf(each, edits))).toEqual(["-PM-", "PLMP"]);
    expect(set).toBe(4);
  });

  it("leaves out what is unknown, empty or outside, and says so", () => {
    const found = pasted({}, grid, corner, "X\t\tPS\tM\nP\tL");
    expect(found).toMatchObject({ set: 1, fixed: 0, outside: 1, unknown: ["X", "PS"] });
    expect(lettersOf(people[0] ?? person("", ""), found.edits)).toBe("----");
  });

  it("is filled by a single letter", () => {
    const block = blockOf({ row: 0, at: 1 }, { row: 1, at: 2 });
    expect(pasted({}, grid, block, "M\n").set).toBe(4);
  });

  it("goes out and comes back the same", () => {
    const { edits } = filled({}, grid, all, "M");
    expect(pasted(edits, grid, all, textOf(edits, grid, all)).edits).toEqual(edits);
  });
});

describe("shifts", () => {
  const letter = (code: string, begins_min: number | null, ends_min: number | null) => ({
    code,
    name: code,
    begins_min,
    ends_min,
  });
  const spans = spansOf([letter("P", 420, 840), letter("M", 1_260, 1_860), letter("L", null, null)]);

  it("touch where the second begins before the first has ended, or just then", () => {
    expect(touchesOf("MPLMLP", spans)).toEqual([1]);
    expect(touchesOf("MP", spansOf([letter("M", 1_260, 1_860), letter("P", 420, 840)]))).toEqual([1]);
    expect(touchesOf("MP", spansOf([letter("M", 1_260, 1_859), letter("P", 420, 840)]))).toEqual([]);
    expect(touchesOf("MP", spansOf([letter("M", 1_260, 1_860), letter("P", 421, 840)]))).toEqual([]);
  });

  it("touch the night of the month before", () => {
    expect(touchesOf("P---", spans, "M")).toEqual([0]);
    expect(touchesOf("P---", spans, "P")).toEqual([]);
  });

  it("have hours by the week, Monday first", () => {
    expect(weeksOf([5, 6, 0, 1].map((weekday, at) => ({ ...days[at], weekday }) as (typeof days)[number]))).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(hoursOf("PML-", [0, 3], spans)).toBe(17);
  });
});
