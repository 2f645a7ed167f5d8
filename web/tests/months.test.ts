import { describe, expect, it } from "vitest";
import { amendedOf } from "../src/months/amended_days";
import { LOCKABLE, type MonthState, openSince, stageOf, sureOf, whatWaits } from "../src/months/say";
import { MONTHS } from "../src/months/words";

const READY: MonthState = {
  ...{ month: "2026-11", lock: null, employee_days: 1_240, open_dates: 0, undecided: 0, requests: 0, outages: 0 },
  ...{ waiting: 0, units: 3, units_closed: 3, unready: [], amended: [] },
};
const WAITS = { ...READY, undecided: 2, requests: 1, waiting: 3 };
const lock = { month: "2026-11", locked_by: "eko", locked_at: "2026-12-01T02:00:00Z" };

describe("a month stands", () => {
  it.each([
    ["ready", READY],
    ["waits", WAITS],
    ["open", { ...WAITS, open_dates: 1 }],
    ["empty", { ...WAITS, open_dates: 30, employee_days: 0 }],
    ["locked", { ...WAITS, lock }],
  ] as const)("%s", (stage, month) => expect(stageOf(month)).toBe(stage));
  it("and is locked only where every day is closed and some count", () => expect(LOCKABLE).toEqual(["ready", "waits"]));
});

describe("a unit's days are open", () => {
  it.each([
    ["2026-11-28", "2026-11-29"],
    ["2026-10-31", "2026-11-01"],
    ["2026-09-15", "2026-11-01"],
    [null, "2026-11-01"],
  ])("where it was closed through %s, since %s", (closed_through, since) =>
    expect(openSince({ closed_through }, "2026-11")).toBe(since),
  );
});

describe("what locking means", () => {
  it("is said without what does not wait", () => {
    const said = sureOf("November 2026", READY, MONTHS.id);
    expect(said).toContain("1.240 hari pegawai");
    expect(said).not.toContain("menunggu");
  });
  it("names what waits, each kind with its count", () => {
    expect(whatWaits(WAITS, MONTHS.id)).toBe("2 hari dengan presensi belum diputuskan, 1 permohonan");
    expect(whatWaits({ ...WAITS, outages: 1 }, MONTHS.en)).toBe(
      "2 days with an undecided check-in, 1 request, 1 suspected outage",
    );
    expect(sureOf("November 2026", WAITS, MONTHS.id)).toContain("Masih menunggu: 2 hari");
  });
});

describe("what changed since the lock", () => {
  const day = { on: "2026-11-30", status: "absent", since: "leave", trial: false };
  const days = [{ ...day, since: null }, day, { ...day, on: "2026-11-02", trial: true }];
  it("is every day that counts and stands otherwise", () =>
    expect(amendedOf([{ employee_id: "ani", name: "Ani", days }])).toEqual([
      { employeeId: "ani", name: "Ani", on: "2026-11-30", was: "absent", now: "leave" },
    ]));
  it("is told by the id of whoever has no name any more", () =>
    expect(amendedOf([{ employee_id: "ani", name: "", days: [day] }])[0]?.name).toBe("ani"));
});
