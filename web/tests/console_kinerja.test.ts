import { describe, expect, it } from "vitest";
import type { Schemas } from "../src/api/client";
import { isUnplanned, planOf } from "../src/console/activities/month_columns";
import { withMonth } from "../src/console/settings/budget_numbers";
import { csvOf } from "../src/moving_in/sample";

const line = (employee_id: string, number: number, state: string, starts_on: string, ends_on: string) => ({
  employee_id,
  number,
  state,
  starts_on,
  ends_on,
});
const PLANS = {
  lines: [
    line("ani", 1, "agreed", "2026-01-01", "2026-12-31"),
    line("budi", 1, "agreed", "2026-01-01", "2026-06-30"),
    line("dewi", 2, "proposed", "2026-11-10", "2026-12-31"),
    line("dewi", 1, "agreed", "2026-01-01", "2026-11-09"),
  ],
  without: ["citra"],
} as unknown as Schemas["UnitPlansView"];

describe("whose plan holds in a month", () => {
  it("is the last that touches it; none where it has ended, or there is none", () => {
    const states = ["ani", "budi", "dewi", "citra"].map((who) => planOf(who, "2026-11", PLANS));
    expect(states).toEqual(["agreed", "none", "proposed", "none"]);
    expect(planOf("dewi", "2026-10", PLANS)).toBe("agreed");
  });

  it("is nothing to be late with where the plan is another unit's", () => {
    expect(planOf("gani", "2026-11", PLANS)).toBe("");
    expect([{ plan: "" }, { plan: "none" }, { plan: "agreed" }].map(isUnplanned)).toEqual([false, true, false]);
  });
});

describe("what is typed of a budget's rules", () => {
  it("is asked of a month in hundredths, of an empty one nothing, and stands as typed where it cannot be read", () => {
    expect(withMonth({ "12": 9_500 }, "6", "45,5")).toEqual({ "6": 4_550, "12": 9_500 });
    expect(withMonth({ "6": 4_550, "12": 9_500 }, "6", " ")).toEqual({ "12": 9_500 });
    expect(withMonth({}, "6", "45,")).toEqual({ "6": "45," });
  });
});

describe("a sample file", () => {
  it("opens in columns, whatever stands in its cells", () => {
    expect(
      csvOf([
        ["a", "b"],
        ['x;"y"', ""],
      ]),
    ).toBe('\uFEFFa;b\r\n"x;""y""";\r\n');
  });
});
