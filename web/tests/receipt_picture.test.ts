import { describe, expect, it } from "vitest";
import { codeOf, factsOf, fileName } from "../src/receipt/facts";
import { type Font, layoutOf, linesOf, type Piece, WIDTH } from "../src/receipt/layout";
import { PICTURE } from "../src/receipt/words";
import { english } from "../src/words/en";
import { indonesian } from "../src/words/id";

const NAME = "Raden Roro Siti Nurhaliza Kusumawardhani Prawirodirdjo, S.Sos., M.Si.";
const ME = { city_name: "Kota Contoh", agency_name: "BKPSDM Kota Contoh", employee: { name: NAME } };
const record = {
  ...{ slot: "arrival", local_date: "2026-11-23", state: "valid", reasons: [], local_time: "07:12", late_min: 0 },
  ...{ early_min: 0, office_name: "Balai Kota Contoh", distance_m: 22, made_by: null, ruling: null },
};
const receiptOf = (facts: object = {}) =>
  ({
    record: { ...record, ...facts },
    receipt: `${"x".repeat(80)}abcdEFGH1234`,
    position_salt: "s",
    zone: "Asia/Jakarta",
  }) as never;
const ID = { t: PICTURE.id, w: indonesian, lang: "id" as const };
const EN = { t: PICTURE.en, w: english, lang: "en" as const };

/** Letters all as wide: half their height. */
const measure = (text: string, { size }: Font) => [...text].length * size * 0.5;
const textsOf = (pieces: readonly Piece[]) => pieces.flatMap((each) => (each.kind === "text" ? [each] : []));

describe("what stands on a receipt's picture", () => {
  it("is who, when, where and how it counts; no distance, no position, no salt", () => {
    const facts = factsOf(receiptOf(), true, ME, ID);
    expect([facts.city, facts.slot, facts.time, facts.zone, facts.punctuality, facts.state]).toEqual([
      ...["Kota Contoh", "Datang", "07:12", "WIB", "tepat waktu", "Sah"],
    ]);
    expect(facts.rows).toEqual([
      ["Nama", NAME],
      ["Tanggal", "Senin, 23 November 2026"],
      ["Kantor", "Balai Kota Contoh"],
      ["Kode bukti", "abcd EFGH 1234"],
    ]);
    expect(JSON.stringify(facts)).not.toContain("22");
  });
  it.each([
    [{ late_min: 12 }, "terlambat 12 menit", "Sah", "ok"],
    [{ state: "provisional", reasons: ["device_pending"] }, "tepat waktu", "Menunggu keputusan", "warn"],
    [{ state: "provisional", reasons: ["offline"] }, "", "Menunggu keputusan", "warn"],
    [{ state: "provisional", reasons: ["offline"], early_min: 9 }, "9 menit lebih awal", "Menunggu keputusan", "warn"],
    [{ reasons: ["offline"], ruling: { outcome: "valid", reason: null } }, "tepat waktu", "Sah", "ok"],
    [{ state: "invalid", ruling: { outcome: "invalid", reason: "rahasia" } }, "tepat waktu", "Tidak sah", "bad"],
  ])("with %j", (changed, punctuality, state, tone) => {
    const facts = factsOf(receiptOf(changed), true, ME, ID);
    expect([facts.punctuality, facts.state, facts.tone]).toEqual([punctuality, state, tone]);
    expect(JSON.stringify(facts)).not.toContain("rahasia"); // a decider's words go to nobody else
  });
  it("is in the language of the page", () => {
    const facts = factsOf(receiptOf(), true, ME, EN);
    expect([facts.slot, facts.state, facts.rows[1]?.[1]]).toEqual(["Arrival", "Valid", "Monday, 23 November 2026"]);
    expect(fileName(receiptOf(), english)).toBe("presensi-2026-11-23-arrival.png");
  });
  it("names the receipt by the end of its signature", () => expect(codeOf("ab")).toBe("ab"));
});

describe("its layout", () => {
  const facts = factsOf(receiptOf(), true, { ...ME, agency_name: `${NAME} ${NAME}` }, ID);
  const { height, pieces } = layoutOf(facts, measure);
  it("keeps every word within the picture", () => {
    for (const { text, x, y, font, align } of textsOf(pieces)) {
      const wide = measure(text, font);
      const left = align === "center" ? x - wide / 2 : x;
      expect([text, left >= 40, left + wide <= WIDTH - 40, y > 0, y < height]).toEqual([text, true, true, true, true]);
    }
  });
  it("puts no line upon another", () => {
    const lines = textsOf(pieces).filter(({ align }) => align !== "center" && align !== "right");
    const byHeight = [...lines].sort((one, other) => one.y - other.y);
    for (const [at, line] of byHeight.entries()) {
      const next = byHeight[at + 1];
      if (next && next.y !== line.y) expect(next.y - next.font.size * 0.8).toBeGreaterThanOrEqual(line.y);
    }
  });
  it("says a long name in two lines, and cuts what does not fit with an ellipsis", () => {
    const font: Font = { size: 40, weight: 600 };
    expect(linesOf(NAME, 800, font, measure, 2)).toHaveLength(2);
    expect(linesOf(NAME, 800, font, measure, 2).join(" ")).toBe(NAME);
    const [only = ""] = linesOf(NAME, 800, font, measure, 1);
    expect(only.endsWith("…")).toBe(true);
    expect(measure(only, font)).toBeLessThanOrEqual(800);
    expect(linesOf("", 800, font, measure, 2)).toEqual([]);
  });
  it("is higher for a longer name", () => {
    const short = layoutOf(factsOf(receiptOf(), true, { ...ME, employee: { name: "Ani" } }, ID), measure);
    expect(short.height).toBeLessThan(height);
  });
});
