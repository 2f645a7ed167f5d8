/**
 * The console's pages: key in the address, who sees it, group, name, and what is fetched when it is first shown.
 *
 * The server decides about every answer; this table only keeps from people what would tell them nothing.
 */
import type { FunctionComponent } from "preact";
import type { IconName } from "../parts/icon";
import { later } from "../parts/later";
import {
  BOOK_READERS,
  BOOKKEEPERS,
  CASE_READERS,
  CITY_WIDE,
  DECIDERS,
  LEADERS,
  LEADERS_WHO_ACT,
  OVERSEERS,
  WATCHERS,
} from "../state/roles";
import type { Language } from "../words/language";

/** `#/key/part/id`. */
export interface PageProps {
  part: string;
  id: string;
}

export type Group = "watch" | "review" | "follow" | "run" | "report";

export interface Page {
  key: string;
  group: Group;
  icon: IconName;
  roles: readonly string[];
  title: Record<Language, string>;
  Body: FunctionComponent<PageProps>;
}

export const GROUPS: readonly Group[] = ["watch", "review", "follow", "run", "report"];

/** The first one that is theirs is what somebody sees at `#/`. */
export const PAGES: readonly Page[] = [
  {
    key: "papan",
    group: "watch",
    icon: "eye",
    roles: WATCHERS,
    title: { id: "Papan harian", en: "Day by day" },
    Body: later(() => import("./board/page")),
  },
  {
    key: "kepatuhan",
    group: "watch",
    icon: "history",
    roles: WATCHERS,
    title: { id: "Kepatuhan", en: "Compliance" },
    Body: later(() => import("./compliance/page")),
  },
  {
    key: "anggaran",
    group: "watch",
    icon: "city",
    roles: WATCHERS,
    title: { id: "Anggaran", en: "Budget" },
    Body: later(() => import("./budget/page")),
  },
  {
    key: "menunggu",
    group: "review",
    icon: "clock",
    roles: LEADERS_WHO_ACT,
    title: { id: "Menunggu Anda", en: "Waiting for you" },
    Body: later(() => import("./waiting/page")),
  },
  {
    key: "pemeriksaan",
    group: "review",
    icon: "check",
    roles: DECIDERS,
    title: { id: "Pemeriksaan foto", en: "Photo reviews" },
    Body: later(() => import("./reviews/page")),
  },
  {
    key: "permohonan",
    group: "review",
    icon: "account",
    roles: LEADERS,
    title: { id: "Permohonan", en: "Requests" },
    Body: later(() => import("./requests/page")),
  },
  {
    key: "audit",
    group: "review",
    icon: "lock",
    roles: OVERSEERS,
    title: { id: "Jejak audit", en: "Audit trail" },
    Body: later(() => import("./audit/page")),
  },
  {
    key: "disiplin",
    group: "follow",
    icon: "people",
    roles: CASE_READERS,
    title: { id: "Disiplin", en: "Discipline" },
    Body: later(() => import("./discipline/page")),
  },
  {
    key: "rencana",
    group: "follow",
    icon: "check",
    roles: LEADERS,
    title: { id: "Rencana kinerja", en: "Plans" },
    Body: later(() => import("./plans/page")),
  },
  {
    key: "penilaian",
    group: "follow",
    icon: "check",
    roles: ["supervisor", "city_admin", "auditor"],
    title: { id: "Penilaian kinerja", en: "Assessments" },
    Body: later(() => import("./evaluations/page")),
  },
  {
    key: "predikat",
    group: "follow",
    icon: "city",
    roles: CITY_WIDE,
    title: { id: "Sebaran predikat", en: "Spread of predicates" },
    Body: later(() => import("./predicates/page")),
  },
  {
    key: "tingkat",
    group: "follow",
    icon: "history",
    roles: CITY_WIDE,
    title: { id: "Tingkat disiplin", en: "Levels of discipline" },
    Body: later(() => import("./levels/page")),
  },
  {
    key: "kegiatan",
    group: "follow",
    icon: "check",
    roles: LEADERS,
    title: { id: "Kegiatan harian", en: "Daily activities" },
    Body: later(() => import("./activities/page")),
  },
  {
    key: "pegawai",
    group: "run",
    icon: "people",
    roles: LEADERS,
    title: { id: "Pegawai", en: "People" },
    Body: later(() => import("./people/page")),
  },
  {
    key: "unit",
    group: "run",
    icon: "city",
    roles: LEADERS,
    title: { id: "Unit", en: "Units" },
    Body: later(() => import("./units/page")),
  },
  {
    key: "impor",
    group: "run",
    icon: "next",
    roles: LEADERS_WHO_ACT,
    title: { id: "Impor dan slip", en: "Imports and slips" },
    Body: later(() => import("./imports/page")),
  },
  {
    key: "kantor",
    group: "run",
    icon: "pin",
    roles: LEADERS,
    title: { id: "Kantor", en: "Offices" },
    Body: later(() => import("./offices/page")),
  },
  {
    key: "kode",
    group: "run",
    icon: "lock",
    roles: LEADERS_WHO_ACT,
    title: { id: "Kode kantor", en: "Office codes" },
    Body: later(() => import("./codes/page")),
  },
  {
    key: "kalender",
    group: "run",
    icon: "history",
    roles: BOOK_READERS,
    title: { id: "Kalender", en: "Calendar" },
    Body: later(() => import("./calendar/page")),
  },
  {
    key: "jadwal",
    group: "run",
    icon: "team",
    roles: LEADERS,
    title: { id: "Jadwal jaga", en: "Rosters" },
    Body: later(() => import("./rosters/page")),
  },
  {
    key: "mesin",
    group: "run",
    icon: "clock",
    roles: BOOKKEEPERS,
    title: { id: "Log mesin", en: "Machine logs" },
    Body: later(() => import("./machines/page")),
  },
  {
    key: "acara",
    group: "run",
    icon: "people",
    roles: LEADERS,
    title: { id: "Apel dan acara", en: "Events" },
    Body: later(() => import("./events/page")),
  },
  {
    key: "kunci-bulan",
    group: "run",
    icon: "lock",
    roles: OVERSEERS,
    title: { id: "Kunci bulan", en: "Month lock" },
    Body: later(() => import("./months/page")),
  },
  {
    key: "cuti",
    group: "run",
    icon: "clock",
    roles: BOOK_READERS,
    title: { id: "Cuti tahunan", en: "Annual leave" },
    Body: later(() => import("./leave/page")),
  },
  {
    key: "pengganti",
    group: "run",
    icon: "people",
    roles: LEADERS,
    title: { id: "Pengganti", en: "Stand-ins" },
    Body: later(() => import("./delegates/page")),
  },
  {
    key: "gangguan",
    group: "run",
    icon: "alert",
    roles: OVERSEERS,
    title: { id: "Gangguan layanan", en: "Outages" },
    Body: later(() => import("./outages/page")),
  },
  {
    key: "pengaturan",
    group: "run",
    icon: "lock",
    roles: OVERSEERS,
    title: { id: "Pengaturan dan aturan", en: "Settings and rules" },
    Body: later(() => import("./settings/page")),
  },
  {
    key: "laporan",
    group: "report",
    icon: "history",
    roles: LEADERS,
    title: { id: "Laporan", en: "Reports" },
    Body: later(() => import("./reports/page")),
  },
  {
    key: "ringkasan",
    group: "report",
    icon: "city",
    roles: CITY_WIDE,
    title: { id: "Ringkasan bulan", en: "The month on one page" },
    Body: later(() => import("./summary/page")),
  },
  {
    key: "penggajian",
    group: "report",
    icon: "history",
    roles: BOOKKEEPERS,
    title: { id: "Penggajian", en: "Payroll" },
    Body: later(() => import("./payroll/page")),
  },
];

export function isFor({ roles }: Page, held: readonly string[]): boolean {
  return roles.some((role) => held.includes(role));
}

/** Whether the page of this key is among those of these roles. */
export function opens(key: string, held: readonly string[]): boolean {
  return PAGES.some((page) => page.key === key && isFor(page, held));
}
