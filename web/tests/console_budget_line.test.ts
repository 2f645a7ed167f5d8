import { describe, expect, it } from "vitest";
import { bodyOf, evenly, isRevised, lacksOf, typedOf } from "../src/console/budget/line_draft";
import { treeOf } from "../src/console/budget/line_people";
import { BUDGET } from "../src/console/budget/words";
import type { Line } from "../src/own_budget/month_state";

const NAMES = { programme: "P", activity: "K", sub_activity: "S", account: "R" };
const STANDS = {
  code: "5.03.02.2.01.0001",
  account: "5.1.02.01.01.0001",
  names: NAMES,
  ceilings: [{ ceiling_idr: 1_200_000, from_on: "2026-02-01", note: "DPA", by_name: null, at: "" }],
  targets: [],
  revision: 4,
  pptk_id: "ani",
  kpa_id: null,
} as unknown as Line;
const pointers = (typed: ReturnType<typeof typedOf>, line: Line | null) =>
  lacksOf(typed, line, BUDGET.id).flatMap(([is, pointer]) => (is ? [pointer] : []));

describe("a budget line at the desk", () => {
  it("begins with what stands, and a revision with today, within the year and not before the last ceiling", () => {
    expect(typedOf(STANDS, "2026", "2026-11-23", "id")).toMatchObject({ ceiling: "1.200.000", fromOn: "2026-11-23" });
    expect(typedOf(STANDS, "2026", "2026-01-05", "id").fromOn).toBe("2026-02-01");
    expect(typedOf(STANDS, "2026", "2027-01-05", "id").fromOn).toBe("2026-12-31");
    expect(typedOf(null, "2027", "2026-11-23", "id")).toMatchObject({ fromOn: "2027-01-01", note: "DPA" });
  });

  it("keeps date and note of the ceiling in force where the amount is the same", () => {
    const typed = typedOf(STANDS, "2026", "2026-11-23", "id");
    expect(isRevised(typed, STANDS)).toBe(false);
    expect(bodyOf(typed, STANDS)).toMatchObject({ from_on: "2026-02-01", note: "DPA", targets: [], revision: 4 });
    const revised = { ...typed, ceiling: "1.300.000", note: "DPPA" };
    expect(bodyOf(revised, STANDS)).toMatchObject({ from_on: "2026-11-23", note: "DPPA", ceiling_idr: 1_300_000 });
    expect(pointers({ ...revised, note: " " }, STANDS)).toEqual(["/note"]);
  });

  it("lacks every field of an empty form, and no target where none is filled", () => {
    const empty = typedOf(null, "2026", "2026-11-23", "id");
    expect(pointers(empty, null)).toEqual([
      "/code",
      "/account_code",
      "/programme",
      "/activity",
      "/sub_activity",
      "/account",
      "/ceiling_idr",
    ]);
  });

  it("wants all twelve targets where one is filled, and spreads a ceiling without losing a rupiah", () => {
    const typed = typedOf(STANDS, "2026", "2026-11-23", "id");
    const one = typed.targets.map((each, at) => (at === 0 ? { ...each, idr: "5" } : each));
    expect(pointers({ ...typed, targets: one }, STANDS)).toHaveLength(11);
    const spread = bodyOf(evenly({ ...typed, ceiling: "1.000.000" }), STANDS).targets.map(({ idr }) => idr);
    expect([spread[0], spread[11], spread.length]).toEqual([83_333, 1_000_000, 12]);
    expect(evenly({ ...typed, ceiling: "x" }).targets).toEqual(typed.targets);
  });

  it("offers the people of the whole OPD, whatever part of it the budget is of", () => {
    const unit = (unit_id: string, parent_id: string | null) => ({ unit_id, parent_id });
    const units = [unit("setda", null), unit("umum", "setda"), unit("rt", "umum"), unit("dinas", null)];
    expect(treeOf("umum", units)).toEqual(["setda", "umum", "rt"]);
    expect(treeOf("dinas", units)).toEqual(["dinas"]);
    expect(treeOf("a", [unit("a", "b"), unit("b", "a")])).toContain("a");
  });
});
