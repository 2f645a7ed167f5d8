import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PAGES } from "../src/console/pages";
import * as roles from "../src/state/roles";

const { paths, components } = JSON.parse(readFileSync("../docs/openapi.json", "utf8"));

function allowed(operation: string): string[] {
  const [method = "", path = ""] = operation.split(" ");
  return [...paths[path][method.toLowerCase()]["x-roles"]].sort();
}

/** What a page cannot do without; of the others everybody may read what they show first. */
const READS: Record<string, string> = {
  papan: "GET /boards/{on}",
  kepatuhan: "GET /figures/{month}",
  anggaran: "GET /budgets/{year}",
  menunggu: "POST /units/{unit_id}/devices/decisions",
  pemeriksaan: "GET /me/reviews",
  permohonan: "GET /units/{unit_id}/requests",
  audit: "GET /audit/entries",
  disiplin: "GET /discipline-cases",
  kegiatan: "GET /units/{unit_id}/activities",
  rencana: "GET /units/{unit_id}/plans/{year}",
  penilaian: "GET /employees/{employee_id}/evaluations/{year}",
  predikat: "GET /predicates/{period}",
  tingkat: "GET /discipline-levels/{year}",
  pegawai: "GET /units/{unit_id}/people",
  unit: "GET /units",
  impor: "POST /units/{unit_id}/slips",
  kantor: "GET /offices",
  kode: "GET /units/{unit_id}/office-codes",
  jadwal: "GET /units/{unit_id}/rosters/{month}",
  mesin: "GET /machines",
  "kunci-bulan": "GET /months/{month}",
  cuti: "GET /employees/{employee_id}/leave",
  gangguan: "GET /outages",
  pengaturan: "GET /settings/presets",
  laporan: "POST /reports",
  ringkasan: "GET /summaries/{month}",
  penggajian: "POST /units/{unit_id}/payroll-exports",
};
const OPEN = ["kalender", "acara", "pengganti"];

describe("who is shown what", () => {
  it.each([
    [roles.ADMINS, "PUT /units/{unit_id}"],
    [roles.BOOKKEEPERS, "POST /imports"],
    [roles.BOOKKEEPERS, "POST /employees/{employee_id}/requests"],
    [roles.BOOKKEEPERS, "PUT /units/{unit_id}/office-codes/{code_id}"],
    [roles.BOOKKEEPERS, "POST /offices/{office_id}/photos"],
    [roles.DECIDERS, "POST /units/{unit_id}/requests/decisions"],
    [roles.DECIDERS, "PUT /me/delegate"],
    [roles.DECIDERS, "POST /employees/{employee_id}/discipline-cases"],
    [roles.LEADERS_WHO_ACT, "POST /units/{unit_id}/swaps/{swap_id}/decision"],
    [roles.LEADERS_WHO_ACT, "POST /employees/{employee_id}/devices/{device_id}/decision"],
    [roles.LEADERS_WHO_ACT, "PUT /employees/{employee_id}/accommodations"],
    [roles.LEADERS, "GET /units/{unit_id}/boards/{on}"],
    [roles.WATCHERS, "GET /boards/{on}"],
    [roles.BOOK_READERS, "GET /units/{unit_id}/delegates"],
    [roles.CASE_READERS, "GET /discipline-cases"],
    [roles.CASE_READERS, "POST /employees/{employee_id}/performance-reports"],
    [roles.BOOKKEEPERS, "POST /units/{unit_id}/daily-progress-exports"],
    [roles.LEADERS, "POST /units/{unit_id}/performance-reports"],
    [roles.WATCHERS, "POST /budget-reports"],
    [roles.OVERSEERS, "GET /proposals"],
  ])("%s: %s", (shown, operation) => expect([...shown].sort()).toEqual(allowed(operation)));

  it("of a page of the console: whom the server would answer", () => {
    const read = PAGES.filter(({ key }) => !OPEN.includes(key));
    for (const { key, roles: shown } of read)
      expect([key, ...[...shown].sort()]).toEqual([key, ...allowed(READS[key] ?? "")]);
    expect(Object.keys(READS).sort()).toEqual(read.map(({ key }) => key).sort());
  });

  it("the roles are those of the server", () => {
    expect([...roles.ROLES].sort()).toEqual([...components.schemas.Role.enum].sort());
  });
});
