/** Who stands in the list of a unit's period. */
import { expect, test } from "vitest";
import type { Schemas } from "../src/api/client";
import { rowsOf } from "../src/console/evaluations/rows";

const plan = (employee_id: string, assessor_id: string) => ({
  employee_id,
  assessor_id,
  number: 1,
  state: "agreed",
  starts_on: "2026-01-01",
  ends_on: "2026-12-31",
});
const plans = {
  lines: [plan("kepala", "sekda"), plan("citra", "kepala"), plan("ani", "citra")],
  names: { ani: "Ani", citra: "Citra", kepala: "Kepala" },
} as unknown as Schemas["UnitPlansView"];
const found = {
  lines: [],
  names: {},
  starts_on: "2026-07-01",
  ends_on: "2026-09-30",
} as unknown as Schemas["UnitEvaluationsView"];

test("whoever looks sees those whose plan is agreed, neither themselves nor who assesses them", () => {
  expect(rowsOf(plans, found, "citra").map(({ name, state }) => [name, state])).toEqual([["Ani", "none"]]);
  expect(rowsOf(plans, found, "eko").map(({ name }) => name)).toEqual(["Kepala", "Citra", "Ani"]);
});
