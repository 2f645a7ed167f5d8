import { describe, expect, it } from "vitest";
import { persistently } from "../src/api/persistently";
import { Refusal, refusalOf } from "../src/api/refusal";
import { wayOut } from "../src/check_in/way_out";
import { english } from "../src/words/en";
import { indonesian } from "../src/words/id";
import { sayNo } from "../src/words/say_no";

const problem = (code: string, status: number, facts: object = {}) =>
  refusalOf(
    { type: "", title: `title of ${code}`, status, code, detail: `detail of ${code}`, instance: "01J", ...facts },
    status,
  );

describe("every no in words", () => {
  it("says what the server says, and how many metres are missing", () => {
    const no = sayNo(problem("OUTSIDE_GEOFENCE", 422, { distance_m: 412, limit_m: 150 }), indonesian, "id");
    expect(no.title).toBe("title of OUTSIDE_GEOFENCE");
    expect(no.detail).toBe("detail of OUTSIDE_GEOFENCE");
    expect(no.step).toContain("mendekat 262\u00a0m lagi");
  });
  it("tells when to come back, or that it is over", () => {
    const closed = problem("WINDOW_CLOSED", 422, { opens_at: "2026-11-23T04:30:00Z", opens_local_time: "11:30" });
    expect(sayNo(closed, english, "en", Date.parse("2026-11-23T04:00:00Z")).step).toBe("Come back at 11:30.");
    expect(sayNo(closed, english, "en", Date.parse("2026-11-23T07:00:00Z")).step).toBe(english.steps.WINDOW_OVER);
  });
  it("tells the first fault of the input", () => {
    const errors = [{ pointer: "/position/fix_age_ms", code: "LOCATION_STALE", detail: "too old" }];
    const no = problem("INPUT_INVALID", 422, { errors });
    expect(sayNo(no, english, "en").detail).toBe("too old");
    expect(no.faultAt("/position/fix_age_ms")?.code).toBe("LOCATION_STALE");
  });
  it("gives the number to report for a fault of ours", () =>
    expect(sayNo(problem("INTERNAL", 500), indonesian, "id").step).toBe("Nomor laporan: 01J"));
  it("has words of its own where nobody answered, or no problem came", () => {
    expect(sayNo(new Refusal("NETWORK"), indonesian, "id").title).toBe("Tidak ada sambungan");
    expect(sayNo(refusalOf("<html>", 200), indonesian, "id").title).toBe("Jawaban tidak terbaca");
    expect(refusalOf(undefined, 401).code).toBe("TOKEN_INVALID");
  });
  it.each([
    ["no network", new Refusal("NETWORK"), "Tidak ada sambungan", "Wi‑Fi"],
    ["a late answer", new Refusal("NETWORK", "", "", 0, [], { is_timeout: true }), "Server lama menjawab", "Tunggu"],
    ["a server that fails", refusalOf("<html>", 502), "Server sedang bermasalah", "beberapa menit lagi"],
  ])("calls %s what it is, and what to do", (_, refusal, title, step) => {
    const no = sayNo(refusal, indonesian, "id");
    expect([no.title, no.step.includes(step)]).toEqual([title, true]);
  });
  it("lets a failing server speak for itself where it can", () =>
    expect(sayNo(problem("TRY_AGAIN", 503), indonesian, "id").title).toBe("title of TRY_AGAIN"));
  it("has the same codes in both languages", () => {
    expect(Object.keys(english.steps)).toEqual(Object.keys(indonesian.steps));
    expect(Object.keys(english.own)).toEqual(Object.keys(indonesian.own));
    expect(Object.keys(english.reasons)).toEqual(Object.keys(indonesian.reasons));
  });
});

describe("what one can do next", () => {
  it.each([
    ["NETWORK", 0, "again"],
    ["TRY_AGAIN", 503, "again"],
    ["OUTSIDE_GEOFENCE", 422, "retake"],
    ["CHALLENGE_EXPIRED", 410, "retake"],
    ["DEVICE_NOT_ENROLLED", 422, "enrol"],
    ["ALREADY_CHECKED_IN", 409, "home"],
    ["WINDOW_CLOSED", 422, "home"],
  ])("%s (%i): %s", (code, status, way) => expect(wayOut(new Refusal(code, "", "", status))).toBe(way));
});

describe("trying again", () => {
  it("asks again when nobody answered or the server stumbled", async () => {
    let tries = 0;
    const attempt = () => (++tries < 3 ? Promise.reject(new Refusal("NETWORK")) : Promise.resolve("done"));
    expect(await persistently(attempt, [0, 0, 0])).toBe("done");
    expect(tries).toBe(3);
  });
  it("takes a real no at once", async () => {
    let tries = 0;
    const attempt = () => Promise.reject(new Refusal("OUTSIDE_GEOFENCE", "", "", 422 + 0 * ++tries));
    await expect(persistently(attempt, [0, 0])).rejects.toMatchObject({ code: "OUTSIDE_GEOFENCE" });
    expect(tries).toBe(1);
  });
});
