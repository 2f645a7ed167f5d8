import { describe, expect, it } from "vitest";
import { findSlot, placeOf, slotAtHand } from "../src/place/slot_place";

type Day = NonNullable<Parameters<typeof findSlot>[0]>;
type SlotToday = Day["slots"][number];
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`);
const feature = {
  properties: { office_id: "event:apel", name: "Alun-alun", radius_m: 100 },
  geometry: { type: "Point", coordinates: [106.05, -6.01] },
};

function slot(name: string, opens: string, closes: string, more: Partial<SlotToday> = {}): SlotToday {
  const iso = (time: string) => new Date(at(time)).toISOString();
  const plan = { slot: name, opens_at: iso(opens), closes_at: iso(closes), limit_at: null, grace_min: 0 };
  return { plan, check_in: null, place: null, excused: null, extension: null, ...more } as unknown as SlotToday;
}

function day(more: Partial<SlotToday> = {}): Day {
  const slots = [slot("arrival", "06:00", "10:00", more), slot("departure", "14:00", "18:00", more)];
  const place = { name: "Alun-alun", anywhere: false, offices: [feature] };
  const event = { event_id: "apel", name: "Apel", slot: slot("event", "06:30", "08:00", { place } as never) };
  return { slots, event } as unknown as Day;
}

describe("where a slot of today is checked in", () => {
  const usual = [{ officeId: "balai-kota", name: "Balai Kota", shape: { kind: "area" as const, polygons: [] } }];
  it("is at the usual offices where nothing else is said", () => {
    expect(placeOf(findSlot(day(), "arrival"), usual)).toEqual({
      offices: usual,
      anywhere: false,
      name: "",
      isUsual: true,
    });
    expect(placeOf(undefined, usual).offices).toBe(usual);
  });
  it("is at the event's own fence", () => {
    const { offices, name } = placeOf(findSlot(day(), "event"), usual);
    expect(name).toBe("Alun-alun");
    expect(offices.map((each) => each.officeId)).toEqual(["event:apel"]);
  });
  it("is anywhere by an order", () => {
    const place = { name: "Rumah", anywhere: true, offices: [] };
    const found = placeOf(findSlot(day({ place }), "arrival"), usual);
    expect(found).toEqual({ offices: [], anywhere: true, name: "Rumah", isUsual: false });
  });
});

describe("the slot to think of now", () => {
  it.each([
    ["05:00", "arrival"],
    ["06:10", "arrival"],
    ["06:40", "event"],
    ["08:00", "arrival"],
    ["11:00", "departure"],
  ])("at %s is %s", (time, name) => expect(slotAtHand(day(), at(time))?.plan.slot).toBe(name));
  it("is none when all is over", () => expect(slotAtHand(day(), at("18:00"))).toBeUndefined());
  it("is none that nobody expects", () =>
    expect(slotAtHand(day({ excused: "leave" }), at("08:30"))?.plan.slot).toBeUndefined());
});
