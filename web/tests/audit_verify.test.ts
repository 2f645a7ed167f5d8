/** A day's chain in the browser: what tools/audit_verify.py finds in the same days (tests/vectors/audit_days.json). */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { canonical, firstFault } from "../src/console/audit/verify";

interface Vector {
  say: string;
  day: unknown;
  kind: string | null;
  place: number | null;
}

const VECTORS = JSON.parse(readFileSync("../tests/vectors/audit_days.json", "utf8")) as Vector[];

test.each(VECTORS)("$say", async ({ day, kind, place }) => {
  expect(await firstFault(JSON.stringify(day))).toEqual(kind && { kind, place });
});

test("what cannot be written again as it was is not called broken", async () => {
  const broken = VECTORS.find(({ kind }) => kind === "hash");
  const raw = JSON.stringify(broken?.day).replace('"n":-13', '"n":1.0');
  expect((await firstFault(raw))?.kind).toBe("unsure");
});

test("members are sorted all the way down", () => {
  expect(canonical({ b: [{ y: null, x: "é" }], a: true })).toBe('{"a":true,"b":[{"x":"é","y":null}]}');
});
