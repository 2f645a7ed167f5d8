import { describe, expect, it } from "vitest";
import { ARRANGED } from "../src/arranged/words";
import { SIGNAL_NUMBERS } from "../src/console/settings/rule_sets";
import {
  type Difference,
  type Names,
  orderedOf,
  sayChange,
  sayDifference,
  sayNamed,
} from "../src/setting_up/change_text";
import { CHANGES } from "../src/setting_up/changes_words";
import { CHECKLIST } from "../src/setting_up/checklist_words";
import { versionBefore } from "../src/setting_up/hours_text";
import { HOURS } from "../src/setting_up/hours_words";
import { slug } from "../src/setting_up/ids";
import { waysOf } from "../src/setting_up/mending";
import { grouped, officeFileFault, placeIn } from "../src/setting_up/office_file";
import { hasPlace } from "../src/setting_up/own_place";
import { publishable } from "../src/setting_up/pattern_form";
import { READY_WEEKS } from "../src/setting_up/ready_weeks";
import { type CityCounts, stepsOf } from "../src/setting_up/steps";
import { inTree, searched, withoutParts, withParts } from "../src/setting_up/unit_tree";
import {
  clockOf,
  dayRange,
  daysOf,
  limitsOf,
  minutesOf,
  toForm,
  toWeek,
  usedHours,
  WEEK_MIN,
  withDay,
  workedMinutes,
} from "../src/setting_up/week";
import type { SlotPlan, Unit } from "../src/state/read_city";
import { indonesian } from "../src/words/id";

const week = (id: string) => READY_WEEKS.find((each) => each.pattern_id === id)?.week ?? [];
const DAYS = HOURS.id.days;

describe("ready weeks", () => {
  it.each(["lima-hari", "enam-hari"])("%s holds 37 h 30 min without breaks", (id) =>
    expect(workedMinutes(week(id))).toBe(WEEK_MIN),
  );
  it("tell no sum where leaving is set before arriving: a day has no negative hours", () => {
    const late = week("lima-hari").map((day) =>
      day.map((slot) => (slot.slot === "arrival" ? { ...slot, limit_min: 1_439, closes_min: 1_439 } : slot)),
    );
    expect(workedMinutes(late)).toBeNull();
  });
  it("the night shift ends the next morning", () => {
    const departure = week("malam")[0]?.find(({ slot }) => slot === "departure") as SlotPlan;
    expect(clockOf(departure.limit_min ?? 0)).toEqual({ time: "07:00", day: 1 });
  });
  it("are the same after they were taken apart by days", () =>
    expect(toWeek(toForm(week("enam-hari")))).toEqual(week("enam-hari")));
});

describe("days with the same hours", () => {
  it.each([
    [[0, 1, 2, 3], "Senin–Kamis"],
    [[0, 1, 2, 3, 5], "Senin–Kamis, Sabtu"],
    [[4, 5], "Jumat, Sabtu"],
    [[6], "Minggu"],
  ])("%j are %s", (days, said) => expect(dayRange(days, DAYS)).toBe(said));
});

describe("the hours of a day", () => {
  const form = toForm(week("lima-hari"));
  it("of its own begin as a copy of those it had, and change no other day", () => {
    const own = withDay(form, 0, "own");
    expect(toWeek(own)).toEqual(toWeek(form));
    expect(daysOf(own, own.hours.length - 1)).toEqual([0]);
    expect(daysOf(own, 0)).toEqual([1, 2, 3]);
  });
  it("of a day that was off begin as the first there are, or as a usual day", () => {
    expect(toWeek(withDay(form, 6, "own"))[6]).toEqual(form.hours[0]);
    expect(limitsOf(toWeek(withDay({ hours: [], days: Array(7).fill(null) }, 6, "own"))[6] ?? [])).toEqual([450, 960]);
  });
  it("are shown by the first day that has them", () =>
    expect(usedHours(withDay(form, 0, "own")).map(([which]) => which)).toEqual([2, 0, 1]));
  it("that no day has any more are kept to choose again, and not saved", () => {
    const without = withDay(form, 4, 0);
    expect(usedHours(without).map(([which]) => which)).toEqual([0]);
    expect(toWeek(withDay(without, 4, 1))).toEqual(toWeek(form));
    expect(toWeek(withDay(form, 4, null))[4]).toEqual([]);
  });
});

describe("a time as it is typed", () => {
  it.each([
    ["07:30", 0, 450],
    ["7.30", 0, 450],
    ["0730", 1, 1890],
    ["7", 0, 420],
    ["23:59", -1, -1],
    ["24:00", 0, null],
    ["07:60", 0, null],
    ["", 0, null],
  ])("%s on day %i is %s min", (text, day, minutes) => expect(minutesOf(text, day)).toBe(minutes));
});

describe("a pattern to publish", () => {
  const form = { name: " Lima ", code: "", startsOn: "2026-12-01", grace: "", week: toForm(week("lima-hari")) };
  const version = (starts_on: string) => ({ starts_on, week: week("lima-hari"), grace_min: 0 });
  it("keeps the versions before it and takes the place of those planned from its day on", () => {
    const versions = [version("2026-01-01"), version("2026-12-01"), version("2027-01-01")];
    const held = { pattern_id: "x", name: "Lima", code: null, versions };
    const { body, versionAt } = publishable(form, held);
    expect(body.versions.map(({ starts_on }) => starts_on)).toEqual(["2026-01-01", "2026-12-01"]);
    expect(versionAt).toBe(1);
    expect([body.name, body.code]).toEqual(["Lima", null]);
  });
});

describe("ids of names", () => {
  it.each([
    ["Bagian Umum", "bagian-umum"],
    ["Dinas Kependudukan & Pencatatan Sipil", "dinas-kependudukan-pencata"],
    ["  UPTD Puskesmas (Citangkil)  ", "uptd-puskesmas-citangkil"],
    ["***", ""],
  ])("%s is %s", (name, id) => expect(slug(name)).toBe(id));
});

describe("units in their tree", () => {
  const unit = (unit_id: string, name: string, parent_id: string | null = null): Unit => ({
    unit_id,
    name,
    parent_id,
    office_ids: [],
    counts_from: null,
    enrol_until: null,
    ends_on: null,
  });
  const units = [
    unit("b", "Bagian Umum", "a"),
    unit("a", "Setda"),
    unit("c", "Arsip", "b"),
    unit("z", "Yatim", "gone"),
  ];
  it("stand below their parents; without one at the top", () =>
    expect(inTree(units, "id").map(({ unit: { unit_id }, depth }) => [unit_id, depth])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
      ["z", 0],
    ]));
  it("are found with what stands above them", () =>
    expect(searched(inTree(units, "id"), "arsip").map(({ unit: { unit_id } }) => unit_id)).toEqual(["a", "b", "c"]));
  it("cannot be put below their own parts", () => expect([...withParts(units, "b")].sort()).toEqual(["b", "c"]));
  it("are named without the parts that come with them, whichever are known", () => {
    expect(withoutParts(["c", "b", "unknown"], units)).toEqual(["b", "unknown"]);
    expect(withoutParts(["c"], units)).toEqual(["c"]);
  });
});

describe("steps", () => {
  const none: CityCounts = {
    settingsSeen: false,
    patterns: 0,
    offices: 0,
    units: 1,
    unitsWithOffice: 0,
    unitsDated: 0,
    others: 0,
    people: 1,
    active: 0,
    roles: 0,
    lacking: null,
    slipless: null,
  };
  const next = (counts: Partial<CityCounts>, role = "city_admin") =>
    stepsOf(role, { ...none, ...counts }).find(({ isNext }) => isNext)?.key;
  it("begin with the settings and go on to what is missing", () => {
    expect(next({})).toBe("settings");
    expect(next({ settingsSeen: true })).toBe("hours");
    expect(next({ patterns: 1, offices: 3 })).toBe("units");
    expect(next({ patterns: 1, offices: 3, unitsWithOffice: 1 })).toBe("units"); // the admin's own alone
    expect(next({ patterns: 1, offices: 3, units: 2, unitsWithOffice: 2 })).toBe("people");
  });
  it("end when every unit has its day", () => {
    const people = { others: 9, people: 10, active: 10, roles: 1, lacking: 0, slipless: 0 };
    const all = { patterns: 1, offices: 3, units: 2, unitsWithOffice: 2, ...people };
    expect(next(all)).toBe("trial");
    expect(next({ ...all, unitsDated: 2 })).toBeUndefined();
  });
  it("have slips once every unit with somebody without a phone had them, not once one had", () => {
    const counts = { patterns: 1, offices: 3, units: 9, unitsWithOffice: 9, others: 9, people: 10, roles: 1 };
    expect(next({ ...counts, lacking: 9, slipless: 8 })).toBe("slips");
    expect(next({ ...counts, lacking: 9, slipless: 0 })).toBe("phones");
    expect(next({ ...counts, lacking: null, slipless: null })).toBe("slips"); // not all units are read
    expect(CHECKLIST.id.told.slips({ ...none, slipless: 8 })).toBe("8 unit belum dibuatkan slip");
  });
  it("tell an admin without an office so", () => {
    const [at, nowhere] = [{ office_ids: ["o1"] }, { office_ids: [] }];
    expect([hasPlace([]), hasPlace([at, nowhere]), hasPlace([nowhere, at])]).toEqual([false, false, true]);
  });
  it("of an operator are those of the own units", () =>
    expect(stepsOf("operator", none).map(({ key }) => key)).toEqual(["units", "people", "slips", "phones", "trial"]));
});

describe("a file of offices", () => {
  it.each([
    ["kantor.geojson", 1, null],
    ["KANTOR.CSV", 1, null],
    ["kantor.kml", 1, "wrongType"],
    ["kantor.json", 0, "emptyFile"],
    ["kantor.json", 1_000_001, "tooLarge"],
  ])("%s of %i bytes: %s", (name, size, said) => expect(officeFileFault({ name, size })).toBe(said));
  it("tells a hundred near duplicates as one thing", () => {
    const near = Array.from({ length: 100 }, (_, at) => ({ code: "NEAR_DUPLICATE", at }));
    const found = grouped([{ code: "MOVED_FAR", at: 0 }, ...near]);
    expect(found.map(({ code, all }) => [code, all.length])).toEqual([
      ["NEAR_DUPLICATE", 100],
      ["MOVED_FAR", 1],
    ]);
  });
  it("names features from 1, and rows as the file does", () => {
    expect(placeIn({ pointer: "/features/2/geometry" })).toEqual({ kind: "feature", at: "3" });
    expect(placeIn({ pointer: "/rows/7/nama" })).toEqual({ kind: "row", at: "7" });
    expect(placeIn({ pointer: "/type" })).toBeNull();
  });
});

describe("a difference in words", () => {
  const names: Names = {
    t: CHANGES.id,
    hours: HOURS.id,
    arranged: ARRANGED.id,
    w: indonesian,
    lang: "id",
    offices: new Map([["o1", "Balai Kota"]]),
    units: new Map([["umum", "Bagian Umum"]]),
    patterns: new Map([["lima-hari", "Lima hari kerja"]]),
    ordered: orderedOf({ event: "apel-7f3", name: "Apel Senin", on: "2026-11-30" }),
  };
  it("names every number of the signals' rules", () => {
    for (const each of SIGNAL_NUMBERS) {
      expect(CHANGES.id.fields[each]).toBeTruthy();
      expect(CHANGES.en.fields[each]).toBeTruthy();
    }
  });
  it("calls an event by its name and date, never by its id", () => {
    expect(say("calendar", "/events/apel-7f3/limit_min", 420, 450).about).toMatch(/^Acara Apel Senin: /);
    expect(sayNamed({ event: "apel-7f3", name: "Apel Senin", on: "2026-11-30" }, "id")).toBe("Apel Senin, 30 Nov 2026");
    expect(sayNamed({ event: "apel-7f3" }, "id")).toBe("");
  });
  const say = (subject: string, path: string, old: unknown, now: unknown, distance_m: number | null = null) =>
    sayDifference(subject, { path, old, new: now, distance_m }, names);
  it("tells a limit by the clock", () =>
    expect(say("calendar", "/patterns/lima-hari/versions/2026-12-01/week/4/departure/limit_min", 960, 990)).toEqual({
      about: "Pola Lima hari kerja: mulai 1 Des 2026: Jumat: Pulang: batas",
      old: "16:00",
      now: "16:30",
    }));
  it("tells an event with its date and place, and what changes of it", () => {
    const place = { office_id: null, center: { longitude: 106.05, latitude: -6.01 }, radius_m: 100, name: "Alun-alun" };
    const event = { event_id: "apel", name: "Apel Senin", decree_no: "800/7", on: "2026-11-30", opens_min: 390, place };
    const said = say("calendar", "/events/apel", null, { ...event, unit_ids: ["umum"], withdrawn: null });
    expect(said.about).toBe("Acara Apel Senin");
    expect(said.now.replace(/\s/g, " ")).toBe(
      "nama: Apel Senin nomor keputusan: 800/7 tanggal: 30 Nov 2026 dibuka: 06:30 " +
        "tempat: Alun-alun (-6.01, 106.05), radius 100 m untuk unit: Bagian Umum",
    );
    const inside = say("calendar", "/events/apel", null, { name: "Apel", place: { ...place, office_id: "o1" } });
    expect(inside.now).toContain("tempat: Balai Kota");
    expect(say("calendar", "/events/apel/withdrawn", null, "Hujan")).toEqual({
      about: "Acara apel: ditarik karena",
      old: CHANGES.id.none,
      now: "Hujan",
    });
  });
  it("tells a longer window with its slot and why", () => {
    const longer = {
      extension_id: "e1",
      on: "2026-11-23",
      slot: "arrival",
      minutes: 60,
      note: "Gangguan",
      unit_ids: [],
    };
    const { about, now } = say("calendar", "/extensions/e1", null, longer);
    expect(about).toBe("Waktu presensi diperpanjang e1");
    expect(now).toBe(
      "tanggal: 23 Nov 2026\npresensi: Datang\nlebih lama (menit): 60\nsebab: Gangguan\nuntuk unit: semua",
    );
  });
  it("tells an office code with its unit and dates, and nothing of how its digits are made", () => {
    const code = { code_id: "k1", unit_id: "umum", kind: "paper", starts_on: "2026-11-23", ends_on: "2026-11-27" };
    const { now } = say("calendar", "/office_codes/k1", null, { ...code, unit_ids: ["umum"], series: 3 });
    expect(now).toBe("jenis: di kertas\nmulai: 23 Nov 2026\nsampai: 27 Nov 2026\nuntuk unit: Bagian Umum");
    const summary = { office_code: "k1", name: "Bagian Umum", starts_on: "2026-11-23" };
    expect([...orderedOf(summary)]).toEqual([["k1", "Bagian Umum"]]);
    expect(sayNamed(summary, "id")).toBe("Bagian Umum, 23 Nov 2026");
  });
  it("tells how far an office moves", () => {
    const fence = (radius_m: number) => ({ starts_on: "2026-12-01", shape: { radius_m } });
    const said = say("offices", "/o1/fence", fence(150), fence(100), 42);
    expect(said.about).toBe("Kantor Balai Kota: letak dan batas");
    expect(said.now).toMatch(/^Bergeser 42.m, radius 100.m, mulai 1 Des 2026$/);
  });
  it("tells roles with their units", () =>
    expect(
      say(
        "grants",
        "/grants",
        [],
        [
          { role: "operator", unit_id: "umum" },
          { role: "city_admin", unit_id: null },
        ],
      ),
    ).toEqual({
      about: "Peran",
      old: "tanpa peran",
      now: "Operator unit di Bagian Umum, Admin kota",
    }));
  it("tells a whole new pattern by every time of its days", () => {
    const pattern = { name: "Enam", versions: [{ starts_on: "2026-12-01", week: week("enam-hari"), grace_min: 0 }] };
    const said = say("calendar", "/patterns/enam", null, pattern).now.split("\n");
    expect(said.slice(0, 3)).toEqual(["mulai 1 Des 2026", "toleransi 0 menit", "Senin–Kamis, Sabtu"]);
    expect(said[3]).toMatch(/^Datang: dibuka \d\d:\d\d, batas 07:30, ditutup \d\d:\d\d, wajib$/);
  });
  it("tells arrangements a line each, and nothing of slots where all are needed", () => {
    const held = {
      starts_on: "2026-12-01",
      ends_on: "2026-12-31",
      decree_no: "800/1",
      no_selfie: true,
      longer_min: 0,
      grace_min: 15,
      vouched: false,
      slots: [],
    };
    expect(say("accommodations", "/accommodations", [], [held, { ...held, slots: ["arrival"] }])).toEqual({
      about: "kemudahan",
      old: "tidak ada",
      now: [
        "1 Des 2026 sampai 31 Des 2026: Presensi tanpa foto; Toleransi keterlambatan ditambah 15 menit (Keputusan 800/1)",
        "1 Des 2026 sampai 31 Des 2026: Presensi tanpa foto; Toleransi keterlambatan ditambah 15 menit; Hanya perlu presensi datang (Keputusan 800/1)",
      ].join("\n"),
    });
  });

  describe("of a pattern's new version", () => {
    const old = { starts_on: "2026-11-01", week: week("lima-hari"), grace_min: 0 };
    const pattern = { pattern_id: "lima-hari", name: "Lima hari kerja", code: null, versions: [old] };
    const added = (version: object): Difference => ({
      path: "/patterns/lima-hari/versions/2026-12-01",
      old: null,
      new: { ...old, starts_on: "2026-12-01", ...version },
      distance_m: null,
    });
    const compare = (change: Difference) =>
      sayChange("calendar", change, versionBefore(change, [pattern], [change]), names);
    it("tells the grace alone where the hours stay", () => {
      const [grace, hours] = compare(added({ grace_min: 10 }));
      expect(grace).toEqual({
        about: "Pola Lima hari kerja: mulai 1 Des 2026: toleransi (menit)",
        old: "0",
        now: "10",
      });
      expect(hours?.about).toBe("Pola Lima hari kerja: mulai 1 Des 2026: jam semua hari tetap");
    });
    it("tells every time of the days that change, old beside new", () => {
      const later = old.week.map((day, at) =>
        at < 2 ? day.map((slot) => (slot.slot === "arrival" ? { ...slot, required: false } : slot)) : day,
      );
      const [days, ...rest] = compare(added({ week: later }));
      expect(rest).toEqual([]);
      expect(days?.about).toBe("Pola Lima hari kerja: mulai 1 Des 2026: Senin, Selasa");
      expect(days?.old).toMatch(/^Datang: dibuka .*, wajib\n/);
      expect(days?.now).toMatch(/^Datang: dibuka .*, tidak wajib\n/);
    });
    it("compares with what comes along and not with what it removes", () => {
      const change = added({ grace_min: 10 });
      const between = { ...added({ starts_on: "2026-11-20" }), path: "/patterns/lima-hari/versions/2026-11-20" };
      expect(versionBefore(change, [pattern], [change, between])?.starts_on).toBe("2026-11-20");
      const gone = { ...change, path: "/patterns/lima-hari/versions/2026-11-01", old, new: null };
      expect(versionBefore(change, [pattern], [change, gone])).toBeNull();
    });
  });
});

describe("what is to be mended", () => {
  it("leads to where it is done", () => {
    expect(waysOf("NO_PHONE", "e", "u")).toEqual([["phone", ["tim", "u", "orang"]]]);
    expect(waysOf("NO_SHIFT", "e", "u").map(([way]) => way)).toEqual(["person", "roster"]);
    expect(waysOf("NIP_STRUCTURE", "e", "u")).toEqual([["person", ["kota", "pegawai", "e"]]]);
  });
});
