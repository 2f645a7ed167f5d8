/** A day of the month in words: what it came to, why, and each of its slots. */
import type { Schemas } from "../api/client";
import type { CheckIn } from "../check_in/slot_state";
import { reasonsOf, refusedBy, WITH_EVENT, windowOf } from "../words/slot_words";
import type { Words } from "../words/words";
import type { Day, Kind, Tone } from "./kind";
import type { HistoryWords } from "./words";

type SlotVerdict = Schemas["SlotVerdictView"];
type Plan = Schemas["SlotView"];

/** `Hadir`, `Terlambat 12 menit`, `Libur: Hari Raya Natal`. */
export function sayKind(day: Day, kind: Kind, t: HistoryWords): string {
  const { verdict } = day;
  if (kind === "late" && verdict) {
    const parts = [verdict.late_min && t.late(verdict.late_min), verdict.early_min && t.early(verdict.early_min)];
    return [t.kinds.present, ...parts.filter(Boolean)].join(", ");
  }
  if (kind === "holiday" && day.rule_name) return t.holiday(day.rule_name);
  return kind === "outside" ? "" : t.kinds[kind];
}

/** Which decision made the day what it is; nothing where its status says it all. */
export function sayRule({ day, rule, rule_name }: Day, t: HistoryWords): string {
  const kind = rule.split(":")[0];
  if (kind === "roster") return day === "unknown" ? t.noEntry : t.rosterOff;
  if (kind === "assignment") return t.notAssigned;
  if (!rule_name) return "";
  if (kind === "override") return t.byOrder(rule_name);
  return kind === "holiday" ? t.holiday(rule_name) : t.byPattern(rule_name);
}

export interface SlotLine {
  slot: string;
  plan: Plan | undefined;
  checkIn: CheckIn | undefined;
  /** What a machine says, where that counts. */
  punch: Schemas["PunchView"] | undefined;
  /** How it counts. */
  state: string;
  tone: Tone;
  /** Why it is so, one sentence each. */
  notes: string[];
}

/** The planned slots of the day and what was recorded beside them; nothing on a day that asks for nothing. */
export function slotLines(day: Day, today: string, nowMs: number, t: HistoryWords, w: Words): SlotLine[] {
  return WITH_EVENT.flatMap((slot) => {
    const plan = day.slots.find((each) => each.slot === slot);
    const checkIn = day.check_ins.find((each) => each.slot === slot);
    const punch = day.punches.find((each) => each.slot === slot && each.counts);
    const judged = [...(day.verdict?.slots ?? []), ...(day.verdict?.event ? [day.verdict.event] : [])];
    const verdict = judged.find((each) => each.slot === slot);
    if (!plan && !checkIn && !punch && !verdict) return [];
    return [
      {
        slot,
        plan,
        checkIn,
        punch,
        ...stateOf(day, plan, checkIn, punch !== undefined, verdict, today, nowMs, t, w),
        notes: notesOf(),
      },
    ];

    function notesOf(): string[] {
      const { permitted_min = 0, waived_min = 0, held_min = 0, because = [] } = verdict ?? {};
      const others = because.filter((each) => each !== day.verdict?.status && !(each in w.reasons)); // told elsewhere
      return [
        ...(checkIn ? reasonsOf(checkIn, w) : []),
        ...(checkIn?.made_by && !checkIn.reasons.includes("team") ? [w.history.byTeam("")] : []),
        ...others.map((each) => t.because[each] ?? each),
        ...(punch && !because.includes("machine") ? [t.because.machine ?? ""] : []),
        ...(permitted_min ? [t.permitted(permitted_min)] : []),
        ...(waived_min ? [t.waived(waived_min)] : []),
        ...(held_min ? [t.held(held_min)] : []),
      ];
    }
  });
}

function stateOf(
  day: Day,
  plan: Plan | undefined,
  checkIn: CheckIn | undefined,
  byMachine: boolean,
  verdict: SlotVerdict | undefined,
  today: string,
  nowMs: number,
  t: HistoryWords,
  w: Words,
): { state: string; tone: Tone } {
  const onTime = { state: plan?.limit_at ? t.states.on_time : t.states.recorded, tone: "ok" as const };
  if (checkIn?.state === "invalid" && !byMachine && verdict?.state !== "on_time")
    return { state: refusedBy(checkIn, w), tone: "bad" };
  switch (verdict?.state) {
    case "late":
      return { state: t.late(verdict.minutes), tone: "warn" };
    case "early":
      return { state: t.early(verdict.minutes), tone: "warn" };
    case "missing":
      return { state: t.states.missing, tone: "bad" };
    case "excused":
      return { state: checkIn ? t.states.recorded : t.states.excused, tone: "info" };
    case "provisional":
      return { state: t.states.provisional, tone: "warn" };
    case "on_time":
      return onTime;
  }
  if (checkIn?.state === "provisional") return { state: t.states.provisional, tone: "warn" };
  if (checkIn?.late_min) return { state: t.late(checkIn.late_min), tone: "warn" };
  if (checkIn?.early_min) return { state: t.early(checkIn.early_min), tone: "warn" };
  if (checkIn) return onTime;
  if (byMachine) return { state: t.states.recorded, tone: "ok" };
  if (day.excuse) return { state: t.states.excused, tone: "info" };
  if (day.local_date > today) return { state: "", tone: "off" };
  const isOpenStill = plan !== undefined && nowMs < Date.parse(plan.closes_at);
  return { state: isOpenStill ? t.states.notYet : t.states.missing, tone: "off" };
}

/** What the person may still file about one slot; what weighs most first. */
export function askOf({ may_ask }: Day, slot: string, today: string): Schemas["MayAskView"] | undefined {
  return may_ask.find((each) => each.slot === slot && today <= each.until);
}

/** `paling lambat 07:30`, or the whole window. */
export function hoursOf(plan: Plan, t: HistoryWords, w: Words): string {
  const say = t.limit[plan.slot as keyof HistoryWords["limit"]];
  if (say && plan.limit_local_time) return say(plan.limit_local_time);
  return windowOf(plan, w);
}
