import { describe, expect, it } from "vitest";
import { ALL, choiceOf } from "../src/console/reports/choice";
import { REPORTS } from "../src/console/reports/words";

const TODAY = "2026-11-23";
const UNITS = ["setda", "umum"];

describe("which report an address shows", () => {
  it("is today's of the first unit where nothing is said", () => {
    expect(choiceOf({}, TODAY, UNITS)).toEqual({ kind: "daily", unitId: "setda", on: TODAY, month: "", part: 1 });
  });

  it("is of a month for every other kind", () => {
    const query = { jenis: "month", bulan: "2026-10", unit: "umum", bagian: "2" };
    expect(choiceOf(query, TODAY, UNITS)).toEqual({ kind: "month", unitId: "umum", on: "", month: "2026-10", part: 2 });
    expect(choiceOf({ jenis: "leave", tanggal: "2026-11-01" }, TODAY, UNITS)).toMatchObject({
      on: "",
      month: "2026-11",
    });
  });

  it("falls back where the address holds nothing sound", () => {
    const query = { jenis: "semua", tanggal: "2026-11-24", unit: "antah", bagian: "-3" };
    expect(choiceOf(query, TODAY, UNITS)).toEqual({ kind: "daily", unitId: "setda", on: TODAY, month: "", part: 1 });
    expect(choiceOf({ jenis: "month", bulan: "2026-13" }, TODAY, UNITS).month).toBe("2026-11");
    expect(choiceOf({}, TODAY, []).unitId).toBe("");
  });

  it("may be of everything within reach", () => {
    expect(choiceOf({ unit: ALL }, TODAY, UNITS).unitId).toBe(ALL);
  });
});

it("both languages name the same columns, marks and signals", () => {
  for (const part of ["columns", "marks", "signals", "outcomes", "kinds", "empty", "slots"] as const) {
    expect(Object.keys(REPORTS.en[part])).toEqual(Object.keys(REPORTS.id[part]));
  }
});
