/** A budget line as a city admin types it: what is lacking of it, and what is sent. */
import type { Schemas } from "../../api/client";
import type { Lack } from "../../api/refusal";
import { readRupiah, readShare, shareText } from "../../own_budget/figures";
import type { Line } from "../../own_budget/month_state";
import type { Language } from "../../words/language";
import { angka } from "../../words/number";
import type { BudgetWords } from "./words";

export const LEVELS = ["programme", "activity", "sub_activity", "account"] as const;
const NONE = { idr: "", physical: "" };

export interface Typed {
  code: string;
  accountCode: string;
  names: Readonly<Record<(typeof LEVELS)[number], string>>;
  ceiling: string;
  fromOn: string;
  note: string;
  pptk: string;
  kpa: string;
  /** Twelve, January first. */
  targets: readonly { idr: string; physical: string }[];
}

/** What the form begins with. A revision holds from today on, within the year and not before the last ceiling. */
export function typedOf(line: Line | null, year: string, on: string, lang: Language): Typed {
  const last = line?.ceilings.at(-1);
  const [first, end] = [last?.from_on ?? `${year}-01-01`, `${year}-12-31`];
  return {
    code: line?.code ?? "",
    accountCode: line?.account ?? "",
    names: line?.names ?? { programme: "", activity: "", sub_activity: "", account: "" },
    ceiling: last ? angka(last.ceiling_idr) : "",
    fromOn: !line || on < first ? first : on > end ? end : on,
    note: line ? "" : "DPA",
    pptk: line?.pptk_id ?? "",
    kpa: line?.kpa_id ?? "",
    targets: Array.from({ length: 12 }, (_, at) => {
      const target = line?.targets[at];
      if (!target) return NONE;
      const { idr, physical_bp } = target;
      return { idr: angka(idr), physical: physical_bp === null ? "" : shareText(physical_bp, lang) };
    }),
  };
}

/** Whether the ceiling typed is another than the one in force: only then are its date and its reason asked for. */
export function isRevised({ ceiling }: Typed, line: Line | null): boolean {
  return readRupiah(ceiling) !== line?.ceilings.at(-1)?.ceiling_idr;
}

/** The ceiling spread evenly: each month since January, December all of it. */
export function evenly(typed: Typed): Typed {
  const ceiling = readRupiah(typed.ceiling);
  if (ceiling === null) return typed;
  const targets = typed.targets.map((each, at) => ({ ...each, idr: angka(Math.floor((ceiling * (at + 1)) / 12)) }));
  return { ...typed, targets };
}

export function lacksOf(typed: Typed, line: Line | null, t: BudgetWords): Lack[] {
  const { names, ceiling, note, fromOn, targets } = typed;
  return [
    [!typed.code.trim(), "/code", t.missing],
    [!typed.accountCode.trim(), "/account_code", t.missing],
    ...LEVELS.map((level): Lack => [!names[level].trim(), `/${level}`, t.missing]),
    [readRupiah(ceiling) === null, "/ceiling_idr", t.wrongAmount],
    [isRevised(typed, line) && !fromOn, "/from_on", t.missing],
    [isRevised(typed, line) && !note.trim(), "/note", t.noteMissing],
    ...(hasTargets(typed) ? targets : []).flatMap(({ idr, physical }, at): Lack[] => [
      [readRupiah(idr) === null, `/targets/${at}/idr`, t.targetMissing],
      [physical.trim() !== "" && readShare(physical) === null, `/targets/${at}/physical_bp`, t.wrongPercent],
    ]),
  ];
}

export function bodyOf(typed: Typed, line: Line | null): Schemas["BudgetLineBody"] {
  const { names, ceiling, note, fromOn, targets } = typed;
  const last = line?.ceilings.at(-1);
  const stands = isRevised(typed, line) ? undefined : last;
  const name = (level: (typeof LEVELS)[number]) => names[level].trim();
  return {
    programme: name("programme"),
    activity: name("activity"),
    sub_activity: name("sub_activity"),
    account: name("account"),
    ceiling_idr: readRupiah(ceiling) ?? 0,
    from_on: stands?.from_on ?? fromOn,
    note: stands?.note ?? note.trim(),
    targets: (hasTargets(typed) ? targets : []).map(({ idr, physical }) => ({
      idr: readRupiah(idr) ?? 0,
      physical_bp: physical.trim() ? readShare(physical) : null,
    })),
    revision: line?.revision ?? 0,
    pptk_id: typed.pptk || null,
    kpa_id: typed.kpa || null,
  };
}

/** All twelve are wanted, or none. */
function hasTargets({ targets }: Typed): boolean {
  return targets.some(({ idr, physical }) => idr.trim() || physical.trim());
}
