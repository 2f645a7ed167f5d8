import { describe, expect, it } from "vitest";
import { COUNT } from "../src/own_count/words";
import { percent } from "../src/words/number";

describe("a percentage", () => {
  it.each([
    [125, "id", "1,25\u00a0%"],
    [125, "en", "1.25\u00a0%"],
    [50, "id", "0,5\u00a0%"],
    [300, "id", "3\u00a0%"],
    [0, "id", "0\u00a0%"],
    [-300, "id", "−3\u00a0%"],
  ] as const)("of %i hundredths in %s is %s", (hundredths, language, said) =>
    expect(percent(hundredths, language)).toBe(said),
  );
});

describe("what is counted", () => {
  it("is said without what there is none of", () => {
    expect(COUNT.id.sum(12, 0)).toBe("12 menit");
    expect(COUNT.id.sum(0, 2)).toBe("2 hari tanpa keterangan");
    expect(COUNT.en.sum(12, 1)).toBe("12 min · absent 1 day");
  });

  it("names what nobody has confirmed in both languages", () => {
    expect(Object.keys(COUNT.en.unconfirmed)).toEqual(Object.keys(COUNT.id.unconfirmed));
    expect(Object.keys(COUNT.en.events)).toEqual(Object.keys(COUNT.id.events));
  });

  it("accuses nobody", () => {
    const said =
      JSON.stringify(COUNT) + Object.values(COUNT).map((each) => each.reached(3, false, "Ps 9") + each.counted(3));
    expect(said).not.toMatch(/pelanggar|mangkir|bolos|bersalah|violat|offen[cs]e|guilty|truan/i);
  });
});
