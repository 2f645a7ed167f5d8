import { describe, expect, it } from "vitest";
import { sayHours, sayPlace } from "../src/events/say";
import { bodyOf, type CityEvent, EMPTY, freshId, pointOf, typedOf, wholeOf } from "../src/events/typed";
import { attendanceOf, hasOpened, type Invited, isOver, sorted } from "../src/events/when";
import { EVENTS } from "../src/events/words";

const APEL: CityEvent = {
  ...{ event_id: "apel", name: "Apel Senin", decree_no: "800/7", on: "2026-11-30", withdrawn: null },
  ...{ opens_min: 390, closes_min: 480, limit_min: 420, grace_min: 5, unit_ids: ["setda"] },
  place: { office_id: null, center: [106.05, -6.01], radius_m: 100, name: "Alun-alun" },
};
const AT_THE_HALL = { office_id: "balai-kota", center: null, radius_m: null, name: "Balai Kota Contoh" };

describe("an event as it is typed", () => {
  it.each([
    ["at a point", APEL],
    ["at an office", { ...APEL, place: AT_THE_HALL, unit_ids: [] }],
  ] as const)("%s is sent as it is held", (_, held) => {
    const { event_id: _id, withdrawn: _withdrawn, place, ...rest } = held as CityEvent;
    const sent = { ...place, name: place.office_id ? null : place.name };
    expect(bodyOf(typedOf(held as CityEvent))).toEqual({ ...rest, place: sent, emergency_reason: null });
  });
  it("of the whole city names no unit, whatever was chosen before", () =>
    expect(bodyOf({ ...EMPTY, isAll: true, unitIds: ["umum"] }).unit_ids).toEqual([]));
});

describe("a point as maps give it", () => {
  it.each([
    ["-6.0098, 106.0422", [106.0422, -6.0098]],
    ["  -6.0098 106.0422 ", [106.0422, -6.0098]],
    ["-6,106", [106, -6]],
    ["", null],
    ["-6.0098", null],
    ["Alun-alun", null],
    ["-6.0098, 106.0422, 5", null],
  ])("%j is %j", (text, point) => expect(pointOf(text)).toEqual(point));
  it.each([
    ["100", 100],
    [" 20 ", 20],
    ["", Number.NaN],
    ["1e2", Number.NaN],
    ["-5", Number.NaN],
  ])("a whole number %j is %d", (text, number) => expect(wholeOf(text)).toBe(number));
});

describe("the id of a new event", () => {
  it.each([
    ["Apel Hari Pahlawan", "apel-hari-pahla-2026-11-10"],
    ["Apel", "apel-2026-11-10"],
    ["…", "acara-2026-11-10"],
  ])("of %s is %s", (name, id) => expect(freshId({ name, on: "2026-11-10" }, new Set())).toBe(id));
  it("takes nobody else's", () => {
    const taken = new Set(["apel-hari-pahla-2026-11-10", "apel-hari-pa-2-2026-11-10"]);
    const id = freshId({ name: "Apel Hari Pahlawan", on: "2026-11-10" }, taken);
    expect(id).toBe("apel-hari-pa-3-2026-11-10");
    expect(id.length).toBeLessThanOrEqual(26);
  });
});

describe("when an event is", () => {
  it.each([
    ["2026-11-29", "23:59", false, false],
    ["2026-11-30", "06:29", false, false],
    ["2026-11-30", "06:30", true, false],
    ["2026-11-30", "07:59", true, false],
    ["2026-11-30", "08:00", true, true],
    ["2026-12-01", "00:00", true, true],
  ])("on %s at %s it has opened: %s, it is over: %s", (on, clock, opened, over) =>
    expect([hasOpened(APEL, { on, clock }), isOver(APEL, { on, clock })]).toEqual([opened, over]),
  );
  it("the next is first, and of those past the last", () => {
    const on = (date: string) => ({ ...APEL, on: date });
    const { coming, past } = sorted(["2026-12-14", "2026-11-02", "2026-12-07", "2026-11-09"].map(on), {
      ...{ on: "2026-12-01", clock: "07:00" },
    });
    expect([coming, past].map((list) => list.map((each) => each.on))).toEqual([
      ["2026-12-07", "2026-12-14"],
      ["2026-11-09", "2026-11-02"],
    ]);
  });
  it("is said with its limit and its place", () => {
    expect(sayHours(APEL, EVENTS.id)).toBe("Presensi 06:30 sampai 08:00, batas 07:00, toleransi 5 menit");
    expect(sayHours({ ...APEL, closes_min: 1_440, grace_min: 0 }, EVENTS.en)).toBe(
      "Check-in 06:30 to 24:00, late after 07:00",
    );
    expect(sayPlace(APEL.place, EVENTS.id, "id")).toBe("Di Alun-alun, radius 100\u00a0m");
    expect(sayPlace(AT_THE_HALL, EVENTS.id, "id")).toBe("Di Balai Kota Contoh");
  });
});

describe("who came", () => {
  const ani: Invited = {
    ...{ employee_id: "ani", name: "Ani", required_slots: ["arrival", "event"], excuse: null },
    ...{ check_ins: [], verdict: null },
  };
  const checkIn = (state: string, late_min = 0) => [{ slot: "event", state, late_min }];
  it.each([
    ["missing", ani],
    ["onTime", { ...ani, check_ins: checkIn("valid") }],
    ["late", { ...ani, check_ins: checkIn("valid", 10) }],
    ["waits", { ...ani, check_ins: checkIn("provisional") }],
    ["excused", { ...ani, excuse: "duty" }],
    ["missing", { ...ani, excuse: "permission" }],
    ["missing", { ...ani, check_ins: checkIn("provisional"), verdict: { event: { state: "missing" } } }],
    ["onTime", { ...ani, check_ins: checkIn("valid", 10), verdict: { event: { state: "on_time" } } }],
  ] as const)("%s: by the verdict, before it by what was recorded", (came, person) =>
    expect(attendanceOf([person as Invited]).map((each) => each.came)).toEqual([came]),
  );
  it("is asked of the invited alone", () => {
    const gani = { ...ani, employee_id: "gani", required_slots: ["arrival"] };
    expect(attendanceOf([gani])).toEqual([]);
  });
});
