import { describe, expect, it } from "vitest";
import { monthOf, monthsUntil, type Person, sumsOf } from "../src/console/payroll/read";
import { percent, rupiah } from "../src/words/number";

function person(facts: Partial<Person>): Person {
  return {
    minutes: 0,
    undecided_days: 0,
    adjusted_bp: 0,
    base_idr: null,
    total_idr: null,
    unconfirmed: [],
    ...facts,
  } as Person;
}

describe("the month of deductions", () => {
  it("is the one of the address where it has begun, else the last whole one", () => {
    expect(monthOf({ bulan: "2026-11" }, "2026-11-23")).toBe("2026-11");
    for (const bulan of ["", "2026-12", "2026-13", "dua"]) expect(monthOf({ bulan }, "2026-11-23")).toBe("2026-10");
    expect(monthsUntil("2026-01-05").slice(0, 2)).toEqual(["2026-01", "2025-12"]);
  });

  it("sums up what is known and tells of how many", () => {
    const found = sumsOf([
      person({ minutes: 12, base_idr: 4_000_000, total_idr: 40_000 }),
      person({ minutes: 3, base_idr: 1_000_000, total_idr: -5_000, adjusted_bp: -50 }),
      person({ undecided_days: 2 }),
    ]);
    expect(found).toEqual({
      minutes: 15,
      total_idr: 35_000,
      known: 2,
      without: 1,
      undecided: 2,
      isAdjusted: true,
      isConfirmed: true,
    });
    expect(sumsOf([person({ unconfirmed: ["tpp"] })]).isConfirmed).toBe(false);
  });
});

describe("an amount", () => {
  it("is read as it is written here, and keeps together", () => {
    expect(rupiah(4_250_000, "id")).toBe("Rp\u00a04.250.000");
    expect(rupiah(-1_000, "en")).toBe("−Rp\u00a01,000");
    expect(rupiah(0, "id")).toBe("Rp\u00a00");
    expect(percent(125, "id")).toBe("1,25\u00a0%");
  });
});
