import { expect, test } from "vitest";
import { weightOf } from "../src/console/discipline/read";
import { asked } from "../src/console/levels/asked";

test("an address without a choice asks for everybody, the heaviest first", () => {
  expect(asked({})).toEqual({ sort: "-level", page: 1 });
});

test("each name of the address is one of the server's", () => {
  expect(
    asked({ tingkat: "near", jenis: "nip", unit: "umum", perkara: "none", sort: "deadline", page: "3", tahun: "2026" }),
  ).toEqual({ standing: "near", number_kind: "nip", unit_id: "umum", case: "none", sort: "deadline", page: 3 });
});

test("what the server would refuse is left out", () => {
  const odd = { tingkat: "x", jenis: "pns", unit: "u".repeat(65), perkara: "closed", sort: "-nip", page: "-4" };
  expect(asked(odd)).toEqual({ sort: "-level", page: 1 });
  expect(asked({ page: "99999", sort: "--level" })).toEqual({ sort: "-level", page: 1000 });
});

test("a row weighs more than every sum of its level, and less than the next level", () => {
  const steps = ["heavy 10 true", "heavy 28 false", "medium 20 false", "light 10 false", "light 3 false"];
  const weights = steps.map((step) => {
    const [level = "", days = "", row] = step.split(" ");
    return weightOf({ level, days: Number(days), in_a_row: row === "true" });
  });
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
});
