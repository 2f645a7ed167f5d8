import { describe, expect, it } from "vitest";
import { amountOf, readAmount, typedOf } from "../src/plans/amounts";
import { badAmounts, bodyOf, draftOf, newAction, newGoal, type Plan } from "../src/plans/draft";
import { together } from "../src/plans/led_units";

const GOAL = {
  goal_id: "g1",
  kind: "main",
  text: "Dokumen terverifikasi",
  indicators: [{ indicator_id: "i2", aspect: "quantity", text: "Jumlah", target_e2: 12_050, unit: "dokumen" }],
  actions: [
    {
      action_id: "a3",
      text: "Memeriksa",
      unit: "dokumen",
      months_e2: [100, ...Array(11).fill(0)],
      budget_code: null,
      retired: true,
    },
  ],
  cascaded_from: { employee_id: "citra", number: 1, goal_id: "g7" },
} as const;
const PLAN = { post: "Pengelola", revision: 3, goals: [GOAL] } as unknown as Plan;

describe("amounts in hundredths", () => {
  it.each([
    ["12", 1_200],
    ["2,5", 250],
    ["2.05", 205],
    ["", 0],
    ["dua", null],
    ["1,234", null],
    ["-1", null],
  ])("%s is read as %s", (typed, e2) => expect(readAmount(typed)).toBe(e2));

  it("what stands in a field reads back as it was", () => {
    for (const e2 of [1, 10, 100, 250, 12_050, 100_000_000]) expect(readAmount(typedOf(e2))).toBe(e2);
    expect(amountOf(120_050, "id")).toBe("1.200,5");
  });
});

describe("a plan while it is written", () => {
  it("is sent as it was read where nothing was changed", () => {
    expect(bodyOf(PLAN.post, draftOf(PLAN), PLAN.revision)).toEqual(PLAN);
  });

  it("what is new has no id, and an action without amounts no months", () => {
    const [sent] = bodyOf(" Pengelola ", [{ ...newGoal(0), actions: [newAction()] }], 0).goals;
    expect([sent?.goal_id, sent?.indicators?.[0]?.indicator_id, sent?.actions?.[0]?.action_id]).toEqual([
      null,
      null,
      null,
    ]);
    expect([sent?.actions?.[0]?.months_e2, sent?.cascaded_from]).toEqual([[], null]);
  });

  it("says which field holds no number", () => {
    const [goal] = draftOf(PLAN);
    if (!goal) throw new Error("no goal");
    const months = goal.actions.map((each) => ({ ...each, months: ["x", ...each.months.slice(1)] }));
    expect(badAmounts([{ ...goal, actions: months }])).toEqual(["/goals/0/actions/0/months_e2/0"]);
  });
});

describe("the units whose plans one reads", () => {
  it("are one's own and those lent by a superior, each once and by name", () => {
    const [hall, clinic] = [
      { unit_id: "umum", name: "Bagian Umum" },
      { unit_id: "puskesmas", name: "Puskesmas" },
    ];
    expect(together([clinic], [hall, clinic])).toEqual([
      { ...hall, isLent: true },
      { ...clinic, isLent: false },
    ]);
    expect(together([], [])).toEqual([]);
  });
});
