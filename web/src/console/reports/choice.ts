/** Which report is shown: read from the address, so that a link to it shows the same. Pure. */
import type { Query } from "../use_query";

export const SHOWN = ["daily", "month", "lateness", "absence", "leave", "flags"] as const;
/** As files alone: the same is looked at on the pages of activities and budgets. */
export const FILED = ["unit_performance", "budget_report"] as const;
export const KINDS = [...SHOWN, ...FILED] as const;
export type Shown = (typeof SHOWN)[number];
export type Kind = (typeof KINDS)[number];

export interface Choice {
  kind: Kind;
  unitId: string;
  /** Of a daily report; "" of every other. */
  on: string;
  /** "" of a daily report. */
  month: string;
  part: number;
}

/** Today or this month, and the first unit, where the address says nothing or nothing sound. */
export function choiceOf(query: Query, today: string, unitIds: readonly string[]): Choice {
  const kind = KINDS.find((each) => each === query.jenis) ?? "daily";
  const asked = query.unit ?? unitIds[0] ?? "";
  const unitId = asked === ALL || unitIds.includes(asked) ? asked : (unitIds[0] ?? "");
  const on = past(query.tanggal, /^20\d\d-\d\d-\d\d$/, today);
  const month = past(query.bulan, /^20\d\d-(0[1-9]|1[0-2])$/, today.slice(0, 7));
  const part = Math.max(1, Number.parseInt(query.bagian ?? "1", 10) || 1);
  return { kind, unitId, on: kind === "daily" ? on : "", month: kind === "daily" ? "" : month, part };
}

/** In the address for everything within reach. */
export const ALL = "semua";

function past(text: string | undefined, form: RegExp, latest: string): string {
  return text && form.test(text) && text <= latest ? text : latest;
}
