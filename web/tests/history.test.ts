import { describe, expect, it } from "vitest";
import { beginOf, type Day, dayAfter, kindOf, sumOf, toneOf, weeksOf } from "../src/history/kind";
import { askOf, hoursOf, sayKind, sayRule, slotLines } from "../src/history/say";
import { HISTORY } from "../src/history/words";
import { sayEmpty } from "../src/words/empty_slot";
import { indonesian } from "../src/words/id";
import { windowOf } from "../src/words/slot_words";

const TODAY = "2026-11-23";
const NOON = Date.parse("2026-11-23T05:00:00Z");
const t = HISTORY.id;

const slot = (name: string, limit: string | null = null) => ({
  ...{ slot: name, opens_at: "", closes_at: "", limit_at: limit && "2026-11-23T00:30:00Z", grace_min: 0 },
  ...{ opens_local_time: "06:00", closes_local_time: "10:00", limit_local_time: limit, required: true },
});
const SLOTS = [slot("arrival", "07:30"), slot("midday"), slot("departure", "16:00")];

function day(facts: object = {}, on = TODAY): Day {
  const usual = { local_date: on, day: "working", rule: "pattern:lima-hari", rule_name: "Lima hari kerja" };
  return {
    ...usual,
    trial: false,
    slots: SLOTS,
    check_ins: [],
    punches: [],
    verdict: null,
    excuse: null,
    may_ask: [],
    ...facts,
  } as Day;
}

const checkIn = (name: string, facts: object = {}) => ({
  ...{ slot: name, local_date: TODAY, state: "valid", reasons: [], local_time: "07:12", late_min: 0, early_min: 0 },
  ...{ made_by: null, ruling: null, ...facts },
});
const judged = (name: string, state: string, facts: object = {}) => ({
  ...{ slot: name, state, minutes: 0, permitted_min: 0, held_min: 0, waived_min: 0, because: [], ...facts },
});
const verdict = (status: string, facts: object = {}) => ({
  verdict: { status, slots: [], event: null, late_min: 0, early_min: 0, missing_min: 0, rules_id: "default", ...facts },
});

const LATE = day({
  check_ins: [checkIn("arrival", { local_time: "07:42", late_min: 12 }), checkIn("departure", { local_time: "16:01" })],
  ...verdict("incomplete", {
    late_min: 12,
    slots: [
      judged("arrival", "late", { minutes: 12, waived_min: 5, because: ["outage"] }),
      judged("midday", "missing"),
      judged("departure", "on_time"),
    ],
  }),
  may_ask: [
    { slot: "midday", kind: "correction", until: "2026-11-26" },
    { slot: "arrival", kind: "objection", until: "2026-11-22" },
  ],
});

describe("what a day is shown as", () => {
  it.each([
    ["present", verdict("present"), TODAY, "ok"],
    ["late", verdict("present", { late_min: 3 }), TODAY, "warn"],
    ["late", verdict("present", { early_min: 3 }), TODAY, "warn"],
    ["incomplete", verdict("incomplete", { late_min: 3 }), TODAY, "warn"],
    ["absent", verdict("absent"), TODAY, "bad"],
    ["undecided", verdict("undecided"), TODAY, "warn"],
    ["duty", verdict("duty"), TODAY, "info"],
    ["undecided", { check_ins: [checkIn("arrival", { state: "provisional" })] }, TODAY, "warn"],
    ["recorded", { check_ins: [checkIn("arrival")] }, TODAY, "ok"],
    ["recorded", { check_ins: [checkIn("arrival")], excuse: "duty" }, TODAY, "ok"],
    ["leave", { excuse: "leave" }, "2026-11-25", "info"],
    ["off", { day: "off", excuse: "leave", slots: [] }, "2026-11-28", "off"],
    ["off", { day: "off", ...verdict("off") }, "2026-11-22", "off"],
    ["holiday", { day: "off", rule: "holiday:2026-12-25" }, "2026-12-25", "off"],
    ["unknown", { day: "unknown", rule: "roster:no-entry" }, TODAY, "off"],
    ["planned", {}, TODAY, "off"],
    ["planned", {}, "2026-11-24", "off"],
    ["open", {}, "2026-11-20", "off"],
    ["outside", { day: "off", rule: "assignment:none" }, TODAY, "off"],
  ] as const)("%s for %j on %s", (kind, facts, on, tone) => {
    const found = kindOf(day(facts, on), TODAY);
    expect([found, toneOf(found)]).toEqual([kind, tone]);
  });
  it("has words for every status in both languages", () => {
    expect(Object.keys(HISTORY.en.kinds)).toEqual(Object.keys(t.kinds));
    expect(Object.keys(HISTORY.en.because)).toEqual(Object.keys(t.because));
    for (const words of [t, HISTORY.en]) expect(new Set(Object.values(words.letters)).size).toBe(5);
  });
});

describe("the sum of a month", () => {
  const days = [
    day(verdict("present", { late_min: 7 }), "2026-11-18"),
    day(verdict("absent"), "2026-11-19"),
    LATE,
    day({ check_ins: [checkIn("arrival", { late_min: 2 })] }, TODAY),
    day({ excuse: "leave" }, "2026-11-24"),
  ];
  it("is of the days up to today: what was judged as it was judged, today as it was recorded", () =>
    expect(sumOf(days, TODAY)).toEqual({
      present: 2,
      lateMin: 21,
      earlyMin: 0,
      incomplete: 1,
      absent: 1,
      undecided: 0,
    }));
  it("leaves trial days out where others count, and sums them where none does", () => {
    const trial = day({ trial: true, ...verdict("absent") }, "2026-11-02");
    expect(sumOf([trial, ...days], TODAY).absent).toBe(1);
    expect(sumOf([trial], TODAY).absent).toBe(1);
  });
  it("says what there is and no more", () => {
    expect(t.sum(sumOf(days, TODAY))).toBe(
      "Hadir 2 hari · terlambat 21 menit · tidak lengkap 1 hari · tanpa keterangan 1 hari",
    );
    expect(HISTORY.en.sum(sumOf([day(verdict("present"))], TODAY))).toBe("Present 1 day · never late");
    expect(t.sum(sumOf([day({}, "2026-11-20")], TODAY))).toBe("Hadir 0 hari");
  });
});

describe("the grid", () => {
  const november = Array.from({ length: 30 }, (_, at) => day({}, `2026-11-${String(at + 1).padStart(2, "0")}`));
  it("begins on Monday: the first of November 2026 is a Sunday", () => {
    const weeks = weeksOf(november);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(weeks[0]?.map((each) => each?.local_date ?? null)).toEqual([...Array(6).fill(null), "2026-11-01"]);
    expect(weeks[5]?.[0]?.local_date).toBe("2026-11-30");
  });
  it.each([
    [0, "ArrowLeft", 0],
    [0, "ArrowRight", 1],
    [0, "ArrowDown", 7],
    [0, "ArrowUp", 0],
    [29, "ArrowRight", 29],
    [29, "ArrowDown", 29],
    [10, "ArrowUp", 3],
    [10, "Home", 8],
    [10, "End", 14],
    [0, "Home", 0],
    [29, "End", 29],
    [10, "Enter", undefined],
  ])("from day %i %s leads to %s", (at, key, to) => expect(dayAfter(at, key, november)).toBe(to));
  it("tells when a shift begins", () => {
    expect(beginOf(day())).toBe("07:30");
    expect(beginOf(day({ slots: [] }))).toBe("");
  });
});

describe("a day in words", () => {
  it.each([
    [LATE, "Tidak lengkap"],
    [day(verdict("present", { late_min: 12 })), "Hadir, terlambat 12 menit"],
    [day({ day: "off", rule: "holiday:2026-12-25", rule_name: "Hari Natal" }), "Libur: Hari Natal"],
    [day({ day: "off", rule: "assignment:none" }), ""],
  ])("%#", (each, said) => expect(sayKind(each, kindOf(each, TODAY), t)).toBe(said));
  it.each([
    [{ rule: "override:ramadan", rule_name: "Jam Ramadan" }, "Ketentuan khusus: Jam Ramadan"],
    [{ rule: "roster:off", rule_name: "" }, "Libur menurut jadwal jaga"],
    [
      { rule: "roster:no-entry", rule_name: "", day: "unknown" },
      "Jadwal jaga hari ini belum diisi; tidak dihitung mangkir.",
    ],
    [{}, "Jadwal: Lima hari kerja"],
    [{ rule_name: "" }, ""],
  ])("its rule of %j", (facts, said) => expect(sayRule(day(facts), t)).toBe(said));

  it("tells each slot: how it counts, why, and what is missing", () => {
    const lines = slotLines(LATE, TODAY, NOON, t, indonesian);
    expect(lines.map(({ slot, state, tone }) => [slot, state, tone])).toEqual([
      ["arrival", "terlambat 12 menit", "warn"],
      ["midday", "tidak tercatat", "bad"],
      ["departure", "tepat waktu", "ok"],
    ]);
    expect(lines[0]?.notes).toEqual(["karena gangguan layanan", "5 menit dihapus karena gangguan"]);
  });
  it.each([
    ["2026-11-20", "03:00", "tidak tercatat"],
    [TODAY, "05:00", "tidak tercatat"],
    [TODAY, "05:01", "belum"],
    ["2026-11-24", "05:01", ""],
  ])("a slot without a record on %s that closes at %s UTC, at 05:00: %s", (on, closes, state) => {
    const slots = [{ ...slot("midday"), closes_at: `${on}T${closes}:00Z` }];
    expect(slotLines(day({ slots }, on), TODAY, NOON, t, indonesian)[0]?.state).toBe(state);
  });
  it("tells why a person must decide, and what somebody decided", () => {
    const waiting = checkIn("arrival", { state: "provisional", reasons: ["offline"] });
    const ruling = { outcome: "invalid", at: "", counts_at: null, reason: "Bukan di kantor" };
    const refused = checkIn("midday", { state: "invalid", reasons: ["team"], ruling });
    const lines = slotLines(day({ check_ins: [waiting, refused] }), TODAY, NOON, t, indonesian);
    expect([lines[0]?.state, lines[0]?.notes]).toEqual(["menunggu keputusan", [indonesian.reasons.offline]]);
    expect([lines[1]?.state, lines[1]?.tone]).toEqual(["Diputuskan tidak sah: Bukan di kantor", "bad"]);
  });
  it("says once that a day of leave needs no check-in", () => {
    const slots = SLOTS.map(({ slot }) => judged(slot, "excused", { because: ["leave"] }));
    const lines = slotLines(day(verdict("leave", { slots })), TODAY, NOON, t, indonesian);
    expect(lines.map(({ state, notes }) => [state, notes])).toEqual(Array(3).fill(["tidak wajib", []]));
  });
  it("tells a correction that stands in for a check-in", () => {
    const slots = [judged("midday", "on_time", { because: ["correction"] })];
    const midday = slotLines(day(verdict("present", { slots })), TODAY, NOON, t, indonesian)[1];
    expect([midday?.state, midday?.notes]).toEqual(["tercatat", ["menurut koreksi yang disetujui"]]);
  });
  it("tells what a machine says where that counts, beside a check-in that stays", () => {
    const punch = { slot: "arrival", at: "", local_time: "07:12", machine_id: "lobi", counts: true };
    const open = slotLines(day({ punches: [punch] }), TODAY, NOON, t, indonesian)[0];
    expect([open?.punch?.local_time, open?.state, open?.notes]).toEqual(["07:12", "tercatat", ["dari mesin"]]);
    const facts = verdict("present", { slots: [judged("arrival", "on_time", { because: ["machine"] })] });
    const late = checkIn("arrival", { late_min: 9 });
    const both = slotLines(day({ ...facts, punches: [punch], check_ins: [late] }), TODAY, NOON, t, indonesian)[0];
    expect([both?.checkIn, both?.state, both?.notes]).toEqual([late, "tepat waktu", ["dari mesin"]]);
    const worse = { ...punch, counts: false };
    expect(
      slotLines(day({ punches: [worse], check_ins: [late] }), TODAY, NOON, t, indonesian)[0]?.punch,
    ).toBeUndefined();
  });
  it("leads on to what may be asked until its last date", () => {
    expect(askOf(LATE, "midday", TODAY)?.kind).toBe("correction");
    expect(askOf(LATE, "midday", "2026-11-27")).toBeUndefined();
    expect(askOf(LATE, "arrival", TODAY)).toBeUndefined();
  });
  it("tells the hours of a slot", () => {
    expect(SLOTS.map((each) => hoursOf(each as never, t, indonesian))).toEqual([
      "paling lambat 07:30",
      "06:00–10:00",
      "paling cepat 16:00",
    ]);
  });
  it("says that a slot is open all day, but not that a day's shift is", () => {
    const hours = (opens_local_time: string, closes_local_time: string) =>
      windowOf({ opens_local_time, closes_local_time }, indonesian);
    expect(hours("00:00", "00:00")).toBe("sepanjang hari");
    expect(hours("07:00", "07:00")).toBe("07:00–07:00");
  });
});

describe("a slot without a check-in in a list", () => {
  const CLOSES = "2026-11-23T05:00:00Z";
  const absent = verdict("absent", { slots: [judged("arrival", "missing")] });
  const off = verdict("off", { event: judged("event", "missing") });
  const late = verdict("permission", { slots: [judged("arrival", "excused", { because: ["permission"] })] });
  const outage = verdict("present", { slots: [judged("arrival", "excused", { because: ["outage"] })] });
  const corrected = verdict("present", { slots: [judged("arrival", "on_time", { because: ["correction"] })] });
  it.each([
    ["not yet while its window is open", "arrival", {}, NOON - 1, "belum"],
    ["none once it has closed", "arrival", {}, NOON, "tidak ada"],
    ["none of a closed day", "arrival", absent, NOON - 1, "tidak ada"],
    ["none of an event on a day off", "event", off, NOON, "tidak ada"],
    ["what excuses it", "arrival", late, NOON, "izin"],
    ["the leave, before the day is closed", "arrival", { excuse: "leave" }, NOON - 1, "cuti"],
    ["not needed in an outage", "arrival", outage, NOON, "tidak wajib"],
    ["not needed where nothing was expected", "midday", corrected, NOON, "tidak wajib"],
    ["that a decision counts for it", "arrival", corrected, NOON, "menurut keputusan"],
  ])("says %s", (_, name, facts, nowMs, said) =>
    expect(sayEmpty(name, day(facts) as never, CLOSES, nowMs, indonesian)).toBe(said),
  );
});
