import { describe, expect, it } from "vitest";
import { periodName } from "../src/evaluations/period_name";
import { periodsAround } from "../src/given_out/periods";
import { GIVEN_OUT } from "../src/given_out/words";

describe("what a report may be of", () => {
  it.each([
    ["2026-11", ["2026-11", "2026-Q4", "2026"]],
    ["2026-03", ["2026-03", "2026-Q1", "2026"]],
    ["2026-04", ["2026-04", "2026-Q2", "2026"]],
  ])("is the month %s, its quarter and its year", (month, periods) => {
    expect(periodsAround(month)).toEqual(periods);
  });

  it.each([
    ["2026-11", "November 2026", "November 2026"],
    ["2026-Q4", "Triwulan 4 2026", "Quarter 4 of 2026"],
    ["2026", "Tahun 2026", "Year 2026"],
  ])("is called as people call it: %s", (period, id, en) => {
    expect([periodName(period, "id"), periodName(period, "en")]).toEqual([id, en]);
  });
});

it("says in both languages that the daily progress is not confirmed", () => {
  expect(GIVEN_OUT.id.progressNote).toContain("belum dikonfirmasi");
  expect(GIVEN_OUT.en.progressNote).toContain("not confirmed");
  expect(Object.keys(GIVEN_OUT.en.failed)).toEqual(Object.keys(GIVEN_OUT.id.failed));
});
