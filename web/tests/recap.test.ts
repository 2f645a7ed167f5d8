import { describe, expect, it } from "vitest";
import { groupOf } from "../src/parts/team_group";
import { partsOf } from "../src/requests/leave_left";
import { type Now, recapOf } from "../src/team_recap/recap";
import { RECAP } from "../src/team_recap/words";

const NOW: Now = { localDate: "2026-11-23", time: "07:40", zone: "Asia/Jakarta" };

const person = (name: string, facts: object = {}) =>
  ({ name, day: "working", check_ins: [], punches: [], verdict: null, excuse: null, ...facts }) as Parameters<
    typeof groupOf
  >[0];
const came = (local_time: string, facts: object = {}) => ({
  check_ins: [{ slot: "arrival", local_time, state: "valid", late_min: 0, ...facts }] as never,
});

const PEOPLE = [
  person("Ani", came("07:10")),
  person("Budi", came("07:38", { late_min: 8 })),
  person("Citra", came("07:05", { state: "provisional" })),
  person("Dewi"),
  person("Eko", { excuse: "leave" }),
  person("Fitri", { day: "off" }),
  person("Gani", { day: "unknown" }),
];

describe("a unit's day for a chat", () => {
  it.each([
    ["onTime", person("A", came("07:10"))],
    ["late", person("A", came("07:50", { late_min: 20 }))],
    ["waiting", person("A", came("07:10", { state: "provisional" }))],
    ["missing", person("A", came("07:10", { state: "invalid" }))],
    ["missing", person("A")],
    ["onTime", person("A", { ...came("07:10"), excuse: "duty" })],
    ["excused", person("A", { excuse: "permission" })],
    ["excused", person("A", { verdict: { status: "leave" } as never })],
    ["missing", person("A", { verdict: { status: "absent" } as never })],
    ["off", person("A", { day: "off", excuse: "leave" })],
    ["unknown", person("A", { day: "unknown" })],
  ] as const)("%s", (group, who) => expect(groupOf(who)).toBe(group));

  it("says who is here since when, late, waiting, not here yet and excused", () =>
    expect(recapOf({ unit: "Bagian Umum", on: NOW.localDate, trial: false, people: PEOPLE }, NOW, RECAP.id, "id")).toBe(
      [
        "Rekap presensi Bagian Umum",
        "Senin, 23 November 2026, pukul 07:40 WIB",
        "",
        "Hadir 3 dari 4",
        "Tepat waktu (1): Ani 07:10",
        "Terlambat (1): Budi 07:38 (8 mnt)",
        "Menunggu keputusan (1): Citra 07:05",
        "Belum presensi (1): Dewi",
        "Dengan izin atau tugas (1): Eko",
        "Libur: 1 orang",
        "Jadwal belum diisi: 1 orang",
      ].join("\n"),
    ));
  it("of an earlier day has no hour, and nobody is still expected", () => {
    const text = recapOf({ unit: "U", on: "2026-11-20", trial: true, people: PEOPLE }, NOW, RECAP.en, "en");
    expect(text.split("\n").slice(0, 2)).toEqual([
      "Attendance of U (trial, it does not count yet)",
      "Friday, 20 November 2026",
    ]);
    expect(text).toContain("No check-in (1): Dewi");
    expect(text).not.toContain("07:40");
  });
  it("never tells why somebody is excused", () => {
    for (const excuse of ["leave", "duty", "study", "remote", "permission"]) {
      const text = recapOf(
        { unit: "U", on: NOW.localDate, trial: false, people: [person("Eko", { excuse })] },
        NOW,
        RECAP.id,
        "id",
      );
      expect(text).toBe(
        "Rekap presensi U\nSenin, 23 November 2026, pukul 07:40 WIB\n\nTidak ada yang wajib presensi pada tanggal ini.\nDengan izin atau tugas (1): Eko",
      );
    }
  });
});

describe("what is left of a year's leave", () => {
  it("adds and takes away, and leaves out what is nothing", () => {
    expect(partsOf({ granted_days: 12, carried_days: 6, used_days: 3, waiting_days: 2 })).toEqual([
      ["granted", "12"],
      ["carried", "+6"],
      ["used", "−3"],
      ["waiting", "−2"],
    ]);
    expect(partsOf({ granted_days: 0, carried_days: 0, used_days: 0, waiting_days: 0 })).toEqual([["granted", "0"]]);
  });
});
