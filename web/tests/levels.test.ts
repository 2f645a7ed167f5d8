import { expect, test } from "vitest";
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
