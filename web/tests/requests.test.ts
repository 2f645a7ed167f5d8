import { describe, expect, it } from "vitest";
import { byDay, paragraphsOf } from "../src/notices/paragraphs";
import {
  bodyOf,
  clockOf,
  type Draft,
  draftOf,
  emptyDraft,
  hasLapsed,
  instantOf,
  isCancellable,
  minutesOf,
  placeOf,
  type Request,
  triedAt,
} from "../src/requests/ask";
import { sayDecided, toggled, unitsToDecide } from "../src/requests/decide";
import { DECIDING } from "../src/requests/decide_words";
import { isPaper } from "../src/requests/papers";
import { sayTry } from "../src/requests/refused_try";
import { subjectOf } from "../src/requests/subject";
import { sayVerdict, stillOpen, VERDICTS } from "../src/requests/verdict_words";
import { REQUESTS } from "../src/requests/words";

const ZONE = "Asia/Jakarta";
const FULL: Draft = {
  ...emptyDraft("2026-11-23", "midday"),
  endsOn: "2026-11-25",
  reason: " Sakit ",
  orderNo: "800/1",
  due: ["arrival"],
  officeId: "balai-kota",
  arriveBy: "09:00",
  time: "07:10",
};

describe("a request", () => {
  it.each([
    ["leave", ["leave", "ends_on"]],
    ["duty", ["order_no", "due", "place", "ends_on"]],
    ["permission", ["arrive_by_min"]],
    ["correction", ["slot", "counts_at"]],
    ["objection", ["slot", "counts_at"]],
  ] as const)("for %s says %j and nothing of other kinds", (kind, said) => {
    const { kind: _, starts_on, reason, attachments: __, ...rest } = bodyOf(kind, FULL, ZONE);
    expect([starts_on, reason]).toEqual(["2026-11-23", "Sakit"]);
    const told = Object.entries(rest).filter(([, value]) => value !== null && !(Array.isArray(value) && !value.length));
    expect(told.map(([name]) => name).sort()).toEqual([...said].sort());
  });
  it("made from a refused try leaves slot and time to it", () => {
    const body = bodyOf("correction", { ...FULL, attemptId: "x" }, ZONE);
    expect([body.attempt_id, body.slot, body.counts_at]).toEqual(["x", null, null]);
  });
  it.each([
    [{ office_id: "o1", name: "Balai Kota", radius_m: null }, "Balai Kota"],
    [{ office_id: null, name: "Aula", radius_m: 50 }, "Aula, 50 m"],
    [{ office_id: null, name: "Balai Kota", radius_m: null }, "Di mana saja (Balai Kota)"],
    [{ office_id: null, name: "", radius_m: null }, "Di mana saja"],
  ])("tells whoever decides where it lets somebody check in: %j", (place, told) =>
    expect(placeOf(place, "Di mana saja")).toBe(told),
  );
  it("made from a try that never came says when the phone made it", () => {
    const facts = { began_at: "2026-11-23T00:05:00Z" };
    const unsent = { attempt_id: "x", slot: "arrival", at: "2026-11-23T05:00:00Z", code: "SEND_FAILED", facts };
    const body = bodyOf("correction", { ...FULL, attemptId: "x", attemptAt: triedAt(unsent) }, ZONE);
    expect([body.attempt_id, body.slot, body.counts_at]).toEqual(["x", null, "2026-11-23T00:05:00Z"]);
    expect(triedAt({ ...unsent, code: "OUTSIDE_GEOFENCE" })).toBe("2026-11-23T05:00:00Z");
  });
  it("made from a try that came too late says the time itself", () => {
    const body = bodyOf("correction", { ...FULL, attemptId: "x", needsTime: true }, ZONE);
    expect([body.attempt_id, body.slot, body.counts_at]).toEqual(["x", null, "2026-11-23T00:10:00.000Z"]);
  });
  it("asks for no place where no check-in is due", () =>
    expect(bodyOf("remote", { ...FULL, due: [] }, ZONE).place).toBeNull());
});

describe("a returned request", () => {
  const request = {
    ...{ starts_on: "2026-11-23", ends_on: "2026-11-25", due: [], place: null, counts_at: null, slot: null },
    ...{ arrive_by_min: null, leave_from_min: null, attempt_facts: {} },
    attachments: [
      { number: 1, attachment_id: "a.pdf", kind: "doctor", sha256: "xyz", content_type: "", size_bytes: 9 },
    ],
  } as unknown as Request;
  it("names its papers again by their own hash, or the server would not know them", () =>
    expect(draftOf(request, String).papers).toEqual([{ attachment_id: "a.pdf", kind: "doctor", sha256: "xyz" }]));
});

describe("a returned request's time", () => {
  it.each([
    ["2026-12-23", "2026-12-23", false],
    ["2026-12-23", "2026-12-24", true],
    [null, "2026-12-24", false],
  ])("until %s is over on %s: %s", (send_again_by, today, isOver) =>
    expect(hasLapsed({ send_again_by }, today)).toBe(isOver),
  );
});

describe("an approved request", () => {
  const leave = {
    ...{ state: "approved", kind: "leave", starts_on: "2026-11-23", ends_on: "2026-11-25", is_whole: true },
    ...{ employee_id: "ani", filed_by: "ani" },
  } as Request;
  it.each([
    [{}, "citra", "2026-11-24", true],
    [{}, "citra", "2026-11-25", false],
    [{}, "ani", "2026-11-24", false],
    [{ filed_by: "dewi" }, "dewi", "2026-11-24", false],
    [{ state: "waiting" }, "citra", "2026-11-24", false],
    [{ kind: "correction" }, "citra", "2026-11-24", false],
    [{ is_whole: false }, "citra", "2026-11-24", false],
  ])("with %j may be cancelled by %s on %s: %s", (facts, who, today, may) =>
    expect(isCancellable({ ...leave, ...facts } as Request, who, today)).toBe(may),
  );
});

describe("somebody else's request", () => {
  const office = (office_id: string, zone: string | null) => ({ properties: { office_id, name: office_id, zone } });
  const work = (starts_on: string, ends_on: string | null, office_ids: string[]) => ({
    ...{ unit_id: "umum", starts_on, ends_on, office_ids, pattern_id: null, supervisor_id: null },
  });
  const person = {
    ...{ employee_id: "budi", name: "Budi" },
    assignments: [work("2026-01-01", "2026-06-30", ["lama"]), work("2026-07-01", null, ["jayapura", "balai"])],
  };
  const offices = [office("balai", null), office("lama", null), office("jayapura", "Asia/Jayapura")];
  const subject = subjectOf(person, offices, ZONE, new Date("2026-11-23T16:30:00Z"));
  it("is of the hours and the offices where they work now", () =>
    expect([subject.zone, subject.today, subject.offices.map(([id]) => id)]).toEqual([
      ...["Asia/Jayapura", "2026-11-24"],
      ["jayapura", "balai"],
    ]));
});

describe("times", () => {
  it.each([
    ["Asia/Jakarta", "2026-11-23T00:10:00.000Z"],
    ["Asia/Jayapura", "2026-11-22T22:10:00.000Z"],
  ])("of the wall of %s", (zone, instant) => expect(instantOf("2026-11-23", "07:10", zone)).toBe(instant));
  it.each([
    ["07:10", 430],
    ["00:00", 0],
    ["", null],
  ])("%s is minute %s", (time, minute) => expect(minutesOf(time)).toBe(minute));
  it("are read back", () => expect(clockOf(430)).toBe("07:10"));
});

describe("a paper", () => {
  it.each([
    ["application/pdf", 5_000_000, true],
    ["application/pdf", 5_000_001, false],
    ["image/jpeg", 0, false],
    ["image/png", 100, false],
  ])("of %s and %i bytes: %s", (type, size, isOne) => expect(isPaper({ type, size })).toBe(isOne));
});

describe("who decides", () => {
  it("looks at the units of their roles and of whom they stand in for today", () => {
    const grants = [
      { role: "supervisor", unit_id: "umum" },
      { role: "operator", unit_id: "tempat" }, // prepares, never decides
      { role: "auditor", unit_id: "lain" },
      { role: "city_admin", unit_id: null },
    ];
    const me = { employee: { grants } } as unknown as Parameters<typeof unitsToDecide>[0];
    const standing = (holds: boolean, unit_id: string) => ({ holds, units: [{ unit_id, name: "" }] });
    const standingIn = [standing(true, "dinas"), standing(false, "tidak"), standing(true, "umum")];
    expect(unitsToDecide(me, standingIn as unknown as Parameters<typeof unitsToDecide>[1])).toEqual(["umum", "dinas"]);
  });
  it("ticks one in and out", () => {
    expect(toggled(["a"], "b", true)).toEqual(["a", "b"]);
    expect(toggled(["a", "b"], "a", false)).toEqual(["b"]);
  });
});

describe("a notice", () => {
  it("has paragraphs and lists", () =>
    expect(paragraphsOf("Satu\nbaris.\n\n- a\n- b\n")).toEqual([{ text: "Satu baris." }, { items: ["a", "b"] }]));
  it("stands under its day, in the order they came", () => {
    const told = [{ on: "2026-11-24" }, { on: "2026-11-23" }, { on: "2026-11-24" }];
    expect(byDay(told).map(([on, those]) => [on, those.length])).toEqual([
      ["2026-11-24", 2],
      ["2026-11-23", 1],
    ]);
  });
});

describe("the verdict of a day", () => {
  const slot = (name: string, state: string, minutes = 0, because: string[] = []) => ({
    ...{ slot: name, state, minutes, because },
    ...{ permitted_min: 0, held_min: 0, waived_min: 0 },
  });
  const day = (status: string, slots: ReturnType<typeof slot>[], late_min = 0) => ({
    ...{ status, slots, late_min },
    ...{ event: null, early_min: 0, missing_min: 0, rules_id: "" },
  });
  it.each([
    [day("present", [slot("arrival", "late", 12)], 12), "Hadir · terlambat 12 menit"],
    [day("incomplete", [slot("departure", "missing")]), "Presensi tidak lengkap · departure tidak tercatat"],
    [day("absent", [slot("arrival", "missing")]), "Tanpa keterangan"],
  ])("is said in words", (verdict, said) => expect(sayVerdict(verdict, VERDICTS.id, (name) => name)).toBe(said));
  const departure = { slot: "departure", kind: "correction", until: "2026-11-26" };
  const arrival = { slot: "arrival", kind: "objection", until: "2026-12-02" };
  it.each([
    ["2026-11-26", departure],
    ["2026-11-27", arrival],
    ["2026-12-02", arrival],
    ["2026-12-03", undefined],
  ])("on %s leads on to what may still be asked", (today, way) =>
    expect(stillOpen([departure, arrival], today)).toBe(way),
  );
});

describe("what became of what one decided", () => {
  const of = (state: string | null, waits_for: string | null = null) => ({ state, waits_for });
  it("tells what is only passed on, and to whom, from what is decided", () => {
    const results = [of("approved"), of("waiting", "head"), of("approved"), of(null), of("waiting", "city_admin")];
    expect(sayDecided(results, DECIDING.id)).toEqual([
      "2 permohonan disetujui.",
      "1 permohonan Anda setujui dan diteruskan kepada kepala perangkat daerah; belum berlaku.",
      "1 permohonan Anda setujui dan diteruskan kepada admin kota; belum berlaku.",
    ]);
  });
  it.each([
    ["returned", "1 request returned to be changed."],
    ["rejected", "1 request rejected."],
  ])("%s", (state, said) => expect(sayDecided([of(state)], DECIDING.en)).toEqual([said]));
});

describe("the refused try of a correction", () => {
  const AT = "2026-11-23T00:03:00+00:00";
  const told = (facts: object) => sayTry({ at: AT, ...facts } as never, REQUESTS.id, "id", ZONE);
  it("tells when, why and by how far", () => {
    const facts = { distance_m: 412, limit_m: 150, accuracy_m: 8, office_name: "Balai Kota", office_id: "balai-kota" };
    expect(told({ code: "OUTSIDE_GEOFENCE", ...facts })).toEqual([
      "Dicoba 23 Nov 2026, 07:03, ditolak: di luar area kantor.",
      "412\u00a0m dari Balai Kota, batas 150\u00a0m; ketelitian lokasi ±8\u00a0m.",
    ]);
  });
  it.each([
    [
      { code: "LOCATION_TOO_COARSE", accuracy_m: 900, limit_m: 100 },
      "Ketelitian lokasi ±900\u00a0m, batas ±100\u00a0m.",
    ],
    [{ code: "WINDOW_CLOSED", opens_local_time: "06:00", closes_local_time: "10:00" }, "Waktunya 06:00–10:00."],
    [{ code: "NO_OFFICE" }, undefined],
  ])("%j", (facts, said) => expect(told(facts)[1]).toBe(said));
  it("tells when it was made, of one that never came", () => {
    const facts = { code: "SEND_FAILED", began_at: "2026-11-23T00:01:00Z", what: "timeout" };
    expect(told(facts)).toEqual([
      "Menurut ponselnya, presensi ini gagal terkirim 23 Nov 2026, 07:01.",
      "Penyebabnya: server tidak menjawab tepat waktu.",
    ]);
  });
  it("says nothing where there was none, and something of a code it does not know", () => {
    expect(sayTry({}, REQUESTS.id, "id", ZONE)).toEqual([]);
    expect(told({ code: "NEW_ONE" })).toEqual(["Dicoba 23 Nov 2026, 07:03, ditolak: tidak memenuhi syarat."]);
  });
});
