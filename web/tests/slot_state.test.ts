import { describe, expect, it } from "vitest";
import { type CheckIn, slotState } from "../src/check_in/slot_state";

type Slot = Parameters<typeof slotState>[0];
const at = (time: string) => Date.parse(`2026-11-23T${time}+07:00`);

function slot(name: string, limit: string | null, grace_min = 0): Slot {
  const iso = (time: string) => new Date(at(time)).toISOString();
  return {
    plan: {
      slot: name,
      opens_at: iso("06:00:00"),
      closes_at: iso("10:00:00"),
      limit_at: limit ? iso(limit) : null,
      opens_local_time: "06:00",
      closes_local_time: "10:00",
      limit_local_time: limit,
      grace_min,
      required: true,
    },
    window: "open",
    opens_in_min: 0,
    closes_in_min: 0,
    check_in: null,
    day_challenge: null,
    place: null,
    excused: null,
    extension: null,
    office_code: null,
  };
}

describe("how a slot stands, second by second", () => {
  const arrival = slot("arrival", "07:30:00");
  it.each([
    ["05:59:59", "coming"],
    ["06:00:00", "open"],
    ["09:59:59", "open"],
    ["10:00:00", "missed"],
  ])("at %s it is %s", (time, kind) => expect(slotState(arrival, at(time)).kind).toBe(kind));
  it.each([
    ["07:30:59", 0],
    ["07:31:00", 1],
    ["08:12:30", 42],
  ])("an arrival at %s is %i minutes late", (time, lateMin) =>
    expect(slotState(arrival, at(time))).toMatchObject({ lateMin, earlyMin: 0 }),
  );
  it("counts an event's minutes as an arrival's", () =>
    expect(slotState(slot("event", "07:00:00"), at("07:12:59"))).toMatchObject({ lateMin: 12, earlyMin: 0 }));
  it("lets the grace pass, then counts from the limit on", () => {
    const lenient = slot("arrival", "07:30:00", 5);
    expect(slotState(lenient, at("07:35:59"))).toMatchObject({ lateMin: 0 });
    expect(slotState(lenient, at("07:36:00"))).toMatchObject({ lateMin: 6 });
  });
  it("mirrors that for a departure", () => {
    const departure = slot("departure", "09:00:00");
    expect(slotState(departure, at("08:59:01"))).toMatchObject({ earlyMin: 0, lateMin: 0 });
    expect(slotState(departure, at("08:58:59"))).toMatchObject({ earlyMin: 1 });
  });
  it("judges no time where there is no limit", () =>
    expect(slotState(slot("midday", null), at("09:00:00"))).toMatchObject({ lateMin: 0, earlyMin: 0 }));
  it("stays open for one's own where a supervisor's word awaits a decision, unless it would be worse", () => {
    const byTeam = { local_time: "07:10", reasons: ["team"], late_min: 0, early_min: 0 } as unknown as CheckIn;
    const recorded = { ...arrival, check_in: byTeam };
    expect(slotState(recorded, at("07:30:59"))).toMatchObject({ kind: "open", byTeam });
    expect(slotState(recorded, at("07:31:00")).kind).toBe("done");
    expect(slotState(recorded, at("23:00:00")).kind).toBe("done");
  });
  it("is done once it is recorded, whatever the time", () => {
    const done = { ...arrival, check_in: { local_time: "07:10" } as CheckIn };
    expect(slotState(done, at("23:00:00")).kind).toBe("done");
  });
});
