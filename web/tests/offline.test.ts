import { describe, expect, it } from "vitest";
import { Refusal } from "../src/api/refusal";
import { isKeptAsTry, wayOut } from "../src/check_in/way_out";
import { base64url, bytesOf } from "../src/device/base64url";
import { isTooLate, refusedFor, type Waiting } from "../src/offline/queue";
import { fateOf, wasHeard } from "../src/offline/send_waiting";
import { isApproximate } from "../src/place/fix";

const no = (code: string, status = 422) => new Refusal(code, "", "", status);

describe("what becomes of a check-in that waits on the phone", () => {
  it.each([
    ["NETWORK", 0, "waits"],
    ["INTERNAL", 500, "waits"],
    ["TRY_AGAIN", 503, "waits"],
    ["TOKEN_INVALID", 401, "waits"], // one logs in again; it must not be lost by that
    ["TOO_MANY_REQUESTS", 429, "waits"],
    ["CLIENT_TOO_OLD", 426, "waits"],
    ["UNREADABLE", 200, "waits"], // a hotel's page in between is nobody's answer
    ["ALREADY_CHECKED_IN", 409, "there_already"],
    ["CHALLENGE_REUSED", 422, "there_already"],
    ["OFFLINE_TOO_OLD", 422, "refused"],
    ["OUTSIDE_GEOFENCE", 422, "refused"],
    ["DEVICE_NOT_ENROLLED", 422, "refused"],
    ["SIGNATURE_INVALID", 422, "refused"],
  ])("%s (%i) %s", (code, status, kind) => {
    expect(fateOf(no(code, status)).kind).toBe(kind);
  });
});

it("what is saved stays until the server has judged it, whatever the page itself finds wrong", () => {
  expect(["NO_FIX", "PHOTO_REQUIRED", "NETWORK"].some((code) => wasHeard(no(code, 0)))).toBe(false);
  expect(wasHeard(no("OUTSIDE_GEOFENCE"))).toBe(true);
  expect(wasHeard(no("TRY_AGAIN", 503))).toBe(false);
});

it("bytes come back from their text as they were", () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, at) => at % 256);
  for (const length of [0, 1, 2, 3, 299]) {
    expect([...bytesOf(base64url(bytes.slice(0, length)))]).toEqual([...bytes.slice(0, length)]);
  }
});

it("only what the server judged and kept can become a correction with its try", () => {
  expect(["OUTSIDE_GEOFENCE", "WINDOW_CLOSED", "LOCATION_TOO_COARSE"].every((code) => isKeptAsTry(no(code)))).toBe(
    true,
  );
  expect(["NETWORK", "TOKEN_INVALID", "ALREADY_CHECKED_IN"].some((code) => isKeptAsTry(no(code)))).toBe(false);
  expect(wayOut(no("WINDOW_CLOSED"))).toBe("home");
});

it("a fix of kilometres is an approximate grant, not weak reception", () => {
  const fix = (accuracyM: number) => ({
    position: [106, -6] as const,
    accuracyM,
    heardAt: { ticksMs: 0, wallMs: 0 },
    olderMs: 0,
  });
  expect([40, 400, 999].some((each) => isApproximate(fix(each)))).toBe(false);
  expect([1_000, 2_000, 15_000].every((each) => isApproximate(fix(each)))).toBe(true);
});

describe("what waits is too late", () => {
  const made = (offset: number) => ({ localDate: "2026-11-23", zone: "Asia/Jayapura", offset });
  it.each([
    ["2026-11-24T23:59:00+09:00", 0, false],
    ["2026-11-25T00:00:00+09:00", 0, true], // a day after the midnight of its own zone
    ["2026-11-24T23:59:00+09:00", 60_000, true], // by the server's clock as the phone knew it
    ["2026-11-25T00:00:00+09:00", -60_000, false],
  ])("at %s, %i ms off: %s", (now, offset, isLate) => expect(isTooLate(made(offset), Date.parse(now))).toBe(isLate));
});

it("what is refused is told of by its slot and date, without photo and position", () => {
  const waiting: Waiting = {
    id: "a",
    slot: "arrival",
    localDate: "2026-11-23",
    madeAt: "2026-11-23T00:10:00Z",
    challenge: "c",
    body: "position",
    signature: "s",
    photo: "selfie",
  };
  const refused = { code: "OUTSIDE_GEOFENCE", title: "", detail: "" };
  expect(refusedFor(waiting, refused)).toEqual({ ...waiting, body: "", signature: "", photo: null, refused });
});
