import { describe, expect, it } from "vitest";
import { dayToShow, goesOn, type Heard, isAhead, isDayPast, isFresh } from "../src/offline/next_day";

const FRIDAY = "2026-11-27";
const SATURDAY = "2026-11-28";
const MONDAY = "2026-11-30";
const at = (date: string, time: string) => Date.parse(`${date}T${time}:00+07:00`);

/** Heard at this wall time, with one slot per pair of opening and closing (`date time`). */
function day(local_date: string, told: string, ...windows: [string, string][]): Heard["today"] {
  const iso = (text: string) => new Date(at(...(text.split(" ") as [string, string]))).toISOString();
  const slots = windows.map(([opens, closes]) => ({ plan: { opens_at: iso(opens), closes_at: iso(closes) } }));
  return { local_date, zone: "Asia/Jakarta", server_time: iso(told), slots, event: null } as unknown as Heard["today"];
}

function office(local_date: string, told = `${FRIDAY} 16:05`): Heard["today"] {
  return day(
    local_date,
    told,
    [`${local_date} 06:00`, `${local_date} 10:00`],
    [`${local_date} 14:00`, `${local_date} 18:00`],
  );
}

const heard = (today: Heard["today"], offset = 0): Heard => ({ today, offset });
const night = day(
  FRIDAY,
  `${FRIDAY} 20:30`,
  [`${FRIDAY} 20:00`, `${FRIDAY} 23:00`],
  [`${SATURDAY} 06:30`, `${SATURDAY} 09:00`],
);

describe("the day to show while nobody answers", () => {
  const [friday, monday] = [heard(office(FRIDAY)), heard(office(MONDAY))];
  it.each([
    [FRIDAY, "22:00", friday], // over, but it is still Friday
    [SATURDAY, "08:00", friday],
    ["2026-11-29", "23:59", friday],
    [MONDAY, "00:00", monday],
    [MONDAY, "07:20", monday],
    [MONDAY, "23:59", monday],
    ["2026-12-01", "00:00", friday],
  ])("on %s at %s", (date, time, shown) => expect(dayToShow(friday, monday, at(date, time))).toBe(shown));

  it("is a night until its last window has closed, then the next one", () => {
    const [before, next] = [heard(night), heard(office(SATURDAY))];
    expect(dayToShow(before, next, at(SATURDAY, "08:59"))).toBe(before);
    expect(dayToShow(before, next, at(SATURDAY, "09:00"))).toBe(next);
  });
  it("goes by the server's clock as it was heard, not by the phone's own", () => {
    const fast = at(FRIDAY, "22:00") - at(MONDAY, "07:20"); // the phone is days ahead
    expect(
      dayToShow(heard(office(FRIDAY), fast), heard(office(MONDAY), fast), at(MONDAY, "07:20")).today.local_date,
    ).toBe(FRIDAY);
  });
  it("is what was heard last where nothing is kept ahead", () =>
    expect(dayToShow(friday, null, at(MONDAY, "07:20"))).toBe(friday));
});

it("a day whose first window opens the evening before has begun then", () => {
  const early = day(SATURDAY, `${FRIDAY} 16:05`, [`${FRIDAY} 23:00`, `${SATURDAY} 01:00`]);
  expect(goesOn(early, at(FRIDAY, "22:59"))).toBe(false);
  expect(goesOn(early, at(FRIDAY, "23:00"))).toBe(true);
});

it("what was heard before its own date tells a plan", () => {
  expect(isAhead(office(MONDAY))).toBe(true);
  expect(isAhead(office(FRIDAY))).toBe(false);
  expect(isAhead(night)).toBe(false);
});

describe("it is asked for once a date and phone", () => {
  const kept = { after: FRIDAY, deviceId: "phone", askedMs: at(FRIDAY, "07:00"), day: null };
  it.each([
    [FRIDAY, "phone", "18:59", true],
    [FRIDAY, "phone", "19:00", false], // half a day old
    [MONDAY, "phone", "07:01", false],
    [FRIDAY, "another", "07:01", false],
  ])("beside %s for %s at %s: %s", (after, deviceId, time, isKept) =>
    expect(isFresh(kept, after, deviceId, at(FRIDAY, time))).toBe(isKept),
  );
  it("and where nothing is kept", () => expect(isFresh(null, FRIDAY, "phone", at(FRIDAY, "07:00"))).toBe(false));
  it("and when the phone's clock was put back by more than that", () =>
    expect(isFresh(kept, FRIDAY, "phone", at("2026-11-26", "07:00"))).toBe(false));
});

describe("a day that is held is of no use any more", () => {
  it.each([
    [FRIDAY, "23:59", false],
    [SATURDAY, "12:00", false],
    ["2026-11-29", "23:59", false],
    [MONDAY, "00:00", true], // two days after Friday's midnight
  ])("Friday's on %s at %s: %s", (date, time, isPast) =>
    expect(isDayPast(heard(office(FRIDAY)), at(date, time))).toBe(isPast),
  );
  it("goes by the server's clock as it was heard", () => {
    expect(isDayPast(heard(office(FRIDAY), 60_000), at("2026-11-29", "23:59"))).toBe(true);
    expect(isDayPast(heard(office(FRIDAY), -60_000), at(MONDAY, "00:00"))).toBe(false);
  });
});
