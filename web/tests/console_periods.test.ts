import { describe, expect, it } from "vitest";
import { periodsUntil } from "../src/console/evaluations/periods";

const MONTHLY = { starts_on: "2026-09-01", period_kind: "month" as const };

describe("the periods to choose from", () => {
  it("are quarters until the rules say otherwise, the latest whole one first", () => {
    expect(periodsUntil("2026-05-20")).toEqual([
      "2026-Q1",
      "2026-Q2",
      "2025-Q4",
      "2025-Q3",
      "2025-Q2",
      "2025-Q1",
      "2026",
      "2025",
    ]);
  });

  it("are months where the rules of their last day say so: a quarter that ends in them is none", () => {
    expect(periodsUntil("2026-11-23", [MONTHLY]).slice(0, 6)).toEqual([
      "2026-10",
      "2026-11",
      "2026-09",
      "2026-Q2",
      "2026-Q1",
      "2025-Q4",
    ]);
  });

  it("end on the last day: on it the period still runs", () => {
    expect(periodsUntil("2026-10-31", [MONTHLY]).slice(0, 2)).toEqual(["2026-09", "2026-10"]);
    expect(periodsUntil("2026-01-01").slice(0, 2)).toEqual(["2025-Q4", "2026-Q1"]);
  });
});
