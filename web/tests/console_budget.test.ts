import { describe, expect, it } from "vitest";
import {
  isBelow,
  lastTold,
  monthOf,
  percents,
  pointsText,
  readRupiah,
  readShare,
  shareText,
} from "../src/own_budget/figures";

describe("what is typed", () => {
  it("is whole rupiah, with dots or without", () => {
    expect(["1234567", "1.234.567", "Rp 1.234.567", "0"].map(readRupiah)).toEqual([1_234_567, 1_234_567, 1_234_567, 0]);
    expect(["", "-1", "1,5", "1.23", "1e6", "x"].map(readRupiah)).toEqual([null, null, null, null, null, null]);
  });

  it("is a percentage up to the hundredth", () => {
    expect(["37", "37,5", "37.25 %", "100"].map(readShare)).toEqual([3_700, 3_750, 3_725, 10_000]);
    expect(["", "100,01", "-1", "1,234"].map(readShare)).toEqual([null, null, null, null]);
  });
});

describe("what is shown", () => {
  it("keeps the sign of a deviation", () => {
    expect([-1_250, 0, 75].map((each) => pointsText(each, "id"))).toEqual(["−12,5", "0", "+0,75"]);
  });

  it("is typed again as it reads", () => {
    expect([shareText(3_750, "id"), shareText(3_750, "en"), shareText(5_000, "id")]).toEqual(["37,5", "37.5", "50"]);
  });

  it("leaves a hole in the plot where nothing was reported", () => {
    expect(percents([null, 0, 5_050])).toEqual([null, 0, 50.5]);
    expect(monthOf(2026, 3)).toBe("2026-03");
  });
});

describe("a month's figure", () => {
  const told = [
    { month: 9, realised_idr: 36, physical_bp: 5_400 },
    { month: 7, realised_idr: 28, physical_bp: 4_200 },
  ];

  it("goes on from the last month that was told before", () => {
    expect(lastTold(told, 11)?.month).toBe(9);
    expect(lastTold(told, 9)?.month).toBe(7);
    expect(lastTold(told, 7)).toBeUndefined();
  });

  it("needs a note where money or progress falls, be it below its own", () => {
    expect(isBelow(told, 10, 35, 5_400)).toBe(true);
    expect(isBelow(told, 10, 36, 5_399)).toBe(true);
    expect(isBelow(told, 10, 36, 5_400)).toBe(false);
    expect(isBelow(told, 9, 30, 5_400)).toBe(true);
    expect(isBelow(told, 10, null, null)).toBe(false);
    expect(isBelow([], 10, 0, 0)).toBe(false);
  });
});
