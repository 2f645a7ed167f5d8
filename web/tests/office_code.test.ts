import { describe, expect, it } from "vitest";
import { Refusal } from "../src/api/refusal";
import { isAboutCode, isPlaceless, withCode } from "../src/check_in/office_code";
import { bodyOf } from "../src/check_in/send";
import { current, onlyDigits, partLeft, spaced } from "../src/office_code/digits";

const AT = Date.parse("2026-11-23T00:05:00Z");
const minute = (at: number) => ({
  digits: `00000${at}`,
  from_at: new Date(AT + at * 60_000).toISOString(),
  until_at: new Date(AT + (at + 1) * 60_000).toISOString(),
});
const SHOWN = [minute(0), minute(1), minute(2)];

describe("six digits as people type them", () => {
  it("keeps digits alone, and six of them", () => expect(onlyDigits("12 3-4x56789")).toBe("123456"));
  it("is read in threes", () =>
    expect(["", "12", "123", "1234", "123456"].map(spaced)).toEqual(["", "12", "123", "123 4", "123 456"]));
});

describe("what a screen shows", () => {
  it("is the current one to the millisecond", () => {
    expect(current(SHOWN, AT)?.digits).toBe("000000");
    expect(current(SHOWN, AT + 59_999)?.digits).toBe("000000");
    expect(current(SHOWN, AT + 60_000)?.digits).toBe("000001");
  });
  it("is nothing once all it holds are over, and before the first", () => {
    expect(current(SHOWN, AT + 180_000)).toBeUndefined();
    expect(current(SHOWN, AT - 1)).toBeUndefined();
  });
  it("runs down from whole to nothing", () => {
    expect([0, 30_000, 60_000, 90_000].map((ms) => partLeft(minute(0), AT + ms))).toEqual([1, 0.5, 0, 0]);
  });
});

describe("a check-in with the office's code", () => {
  const sent = (code?: string) => JSON.parse(new TextDecoder().decode(bodyOf("a.b", null, "hash", code)));
  it("tells it, and may be without a position", () =>
    expect(sent("123456")).toMatchObject({ position: null, office_code: "123456" }));
  it("says nothing of it where none is typed", () => expect(sent()).not.toHaveProperty("office_code"));
  it("is signed anew with other digits, under the same challenge", () => {
    const [body, delivery] = [new Uint8Array(1), { inTime: Promise.resolve("there" as const) } as never];
    const permit = { challenge: "a.b", atMs: 0, untilMs: 1, delivery, hasPhoto: true };
    const outgoing = { slot: "arrival" as const, jpeg: null, permit, signed: { body, signature: "s", delivery } };
    expect(withCode(outgoing, "123456")).toEqual({ slot: "arrival", jpeg: null, permit, officeCode: "123456" });
  });
  it("is asked for by two refusals, and stands for a place after two others", () => {
    const about = ["OFFICE_CODE_NEEDED", "OFFICE_CODE_WRONG", "NO_FIX", "LOCATION_TOO_COARSE", "OUTSIDE_GEOFENCE"];
    const said = about.map((code) => [isAboutCode(new Refusal(code)), isPlaceless(new Refusal(code))]);
    expect(said).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, true],
      [false, false],
    ]);
    expect([isAboutCode(null), isPlaceless(null)]).toEqual([false, false]);
  });
});
