/** The kinds of files that an import brings in, and how they differ on the page. */

import { ADMINS, BOOKKEEPERS } from "../state/roles";
import { dateBeside, monthBeside } from "../words/format";

export type ImportKind = "people" | "units" | "roster" | "balances" | "bases" | "goals" | "budget";

interface KindPlan {
  /** In the address, behind `kelola/impor` or what stands `at`. */
  path: string;
  /** Its page is another one of the console. */
  at?: readonly string[];
  /** Columns that a file may do without. */
  optional: readonly string[];
  /** Whose file it may be, and who may bring it in once it is checked. */
  checkers: readonly string[];
  appliers: readonly string[];
  /** An empty file with the city's own choices can be had. */
  hasTemplate: boolean;
  /** The good rows may go in without the others. */
  hasGoodRows: boolean;
  /** Who sent it or had it checked asks another admin to apply it. */
  bySecond?: boolean;
  /** What the file is about besides its rows. */
  about: "month" | "year" | null;
}

/** As the columns of a budget's file are called. */
const MONTHS = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];

export const KINDS: Record<ImportKind, KindPlan> = {
  units: {
    path: "unit",
    optional: ["office_ids", "counts_from", "enrol_until"],
    checkers: ADMINS,
    appliers: ADMINS,
    hasTemplate: true,
    hasGoodRows: false,
    about: null,
  },
  people: {
    path: "pegawai",
    optional: ["email", "starts_on", "roles", "left_on", "sex"],
    checkers: BOOKKEEPERS,
    appliers: ADMINS,
    hasTemplate: true,
    hasGoodRows: true,
    about: null,
  },
  roster: {
    path: "jadwal",
    optional: ["name"],
    checkers: BOOKKEEPERS,
    appliers: BOOKKEEPERS,
    hasTemplate: false,
    hasGoodRows: true,
    about: "month",
  },
  balances: {
    path: "saldo",
    optional: ["name", "early_min"],
    checkers: BOOKKEEPERS,
    appliers: ADMINS,
    hasTemplate: true,
    hasGoodRows: true,
    about: "year",
  },
  goals: {
    path: "rencana",
    optional: [
      "name",
      "post",
      "kind",
      "indicator",
      "aspect",
      "target",
      "target_unit",
      "action",
      "action_unit",
      "budget_code",
      ..."jan feb mar apr mei jun jul agu sep okt nov des".split(" "),
    ],
    checkers: BOOKKEEPERS,
    appliers: BOOKKEEPERS,
    hasTemplate: false,
    hasGoodRows: true,
    about: "year",
  },
  bases: {
    path: "dasar",
    at: ["penggajian"],
    optional: ["name", "grade"],
    checkers: BOOKKEEPERS,
    appliers: ADMINS,
    hasTemplate: false,
    hasGoodRows: true,
    bySecond: true,
    about: null,
  },
  budget: {
    path: "impor",
    at: ["anggaran"],
    optional: [
      "programme_code",
      "activity_code",
      "from_on",
      "note",
      ...MONTHS.flatMap((month) => [`target_${month}`, `physical_${month}`]),
      "pptk",
      "kpa",
    ],
    checkers: BOOKKEEPERS,
    appliers: BOOKKEEPERS,
    hasTemplate: false,
    hasGoodRows: true,
    about: "year",
  },
};

/** Of a machine's log, which the console brings in: it has a stamp, or a date and a time. */
export const LOG_OPTIONAL = ["stamp", "date", "time"];

/** Those that have no page of their own elsewhere. */
export const IMPORT_KINDS = (Object.keys(KINDS) as ImportKind[]).filter((kind) => !KINDS[kind].at);

export function isImport(kind: string): kind is ImportKind {
  return kind in KINDS;
}

/** The kind that an address names; people where it names none. */
export function kindAt(path: string): ImportKind {
  return IMPORT_KINDS.find((kind) => KINDS[kind].path === path) ?? "people";
}

export function kindOf({ kind }: { kind: string }): ImportKind {
  return isImport(kind) ? kind : "people";
}

/** The route of a kind of import, or of one of them. */
export function routeTo(kind: ImportKind, jobId?: string): string[] {
  const { at = ["kelola", "impor"], path } = KINDS[kind];
  return [...at, path, ...(jobId ? [jobId] : [])];
}

/** The months of which a roster may be written: the last one to two ahead. */
export function rosterMonths(today: string): string[] {
  return [-1, 0, 1, 2].map((by) => monthBeside(today.slice(0, 7), by));
}

/** Those a plan is written for: this year, the next, the last. */
export function planYears(today: string): string[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1, year - 1].map(String);
}

/** This year; until the end of March the one before as well. */
export function balanceYears(today: string): string[] {
  const year = today.slice(0, 4);
  const before = dateBeside(`${year}-01-01`, -1).slice(0, 4);
  return today.slice(5, 7) <= "03" ? [year, before] : [year];
}

/** This year, and the ones beside it. */
export function budgetYears(today: string): string[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1, year - 1].map(String);
}
