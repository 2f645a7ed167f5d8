import { expect, test } from "vitest";
import rules from "../src/console/settings/rules.gen.json";
import { sourceText } from "../src/console/settings/source_text";

test("our papers are told for what they are, once", () => {
  expect(sourceText("DESIGN", "own", "id")).toBe("keputusan kami saat merancang aplikasi");
  expect(sourceText("RELIABILITY F34, F36", "own", "en")).toBe("our own terms of reliability and privacy");
  expect(sourceText('RELIABILITY T7; issue of the console, "Review queue"', "own", "id")).toBe(
    "ukuran keandalan dan privasi kami; permintaan saat aplikasi dirancang",
  );
  expect(sourceText("RELIABILITY T1; RELIABILITY 5", "own", "en")).toBe("our own terms of reliability and privacy");
});

test("a regulation stays as it is, also beside one of ours", () => {
  expect(sourceText("PP 94/2021 Ps 15(1)", "N", "id")).toBe("PP 94/2021 Ps 15(1)");
  expect(sourceText("DOMAIN (d): surat tugas", "C", "en")).toBe("our digest of the regulations: surat tugas");
  expect(sourceText("Bangka Barat 2025: no sanction; RELIABILITY T34", "N", "id")).toContain("Bangka Barat 2025");
});

test("where nothing is named it is our choice, or unknown", () => {
  expect(sourceText("-", "own", "id")).toBe("pilihan kami");
  expect(sourceText("-", "M", "id")).toBe("–");
});

test("no short name of ours is left in the book", () => {
  const told = [...Object.values(rules.settings), ...rules.sections.flatMap(({ rows }) => rows)];
  for (const { source, certainty } of told)
    expect(sourceText(source, certainty, "id")).not.toMatch(/\b(DESIGN|RELIABILITY|DOMAIN|issue)\b/);
});
