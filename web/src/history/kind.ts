/** What a day of one's month is shown as; pure, so that calendar, list and sum say the same. */
import type { Schemas } from "../api/client";

export type Day = Schemas["DayView"];

/**
 * The status of the closed day, `late` being a day that is present and late or early; until it is closed:
 * recorded, undecided, an excuse's kind, off, holiday, unknown, planned (today and later) or open (earlier).
 * `outside`: before the first assignment or after the last.
 */
export type Kind =
  | "present"
  | "late"
  | "incomplete"
  | "absent"
  | "leave"
  | "duty"
  | "study"
  | "remote"
  | "permission"
  | "undecided"
  | "unknown"
  | "off"
  | "holiday"
  | "recorded"
  | "open"
  | "planned"
  | "outside";

export type Tone = "ok" | "warn" | "bad" | "info" | "off";

const TONES: Partial<Record<Kind, Tone>> = {
  ...{ present: "ok", recorded: "ok", late: "warn", incomplete: "warn", undecided: "warn", absent: "bad" },
  ...{ leave: "info", duty: "info", study: "info", remote: "info", permission: "info" },
};

export function kindOf(day: Day, today: string): Kind {
  if (day.rule === "assignment:none" && !(day.check_ins.length + day.punches.length)) return "outside";
  const { verdict } = day;
  if (verdict?.status === "present" && (verdict.late_min || verdict.early_min)) return "late";
  if (verdict && verdict.status !== "off") return verdict.status as Kind;
  const standing = day.check_ins.filter(({ state }) => state !== "invalid");
  if (!verdict && !standing.length && day.punches.length) return "recorded";
  if (!verdict && standing.length) {
    return standing.some(({ state }) => state === "provisional") ? "undecided" : "recorded";
  }
  if (!verdict && day.excuse && day.day !== "off") return day.excuse as Kind;
  if (day.day === "off") return day.rule.startsWith("holiday:") ? "holiday" : "off";
  if (day.day === "unknown") return "unknown";
  return day.local_date < today ? "open" : "planned";
}

export function toneOf(kind: Kind): Tone {
  return TONES[kind] ?? "off";
}

export interface Sum {
  present: number;
  lateMin: number;
  earlyMin: number;
  incomplete: number;
  absent: number;
  undecided: number;
}

/** Of the days up to today that count; in a month of trial alone, of all of them. */
export function sumOf(days: readonly Day[], today: string): Sum {
  const past = days.filter((day) => day.local_date <= today);
  const counting = past.filter((day) => !day.trial);
  const shown = counting.length ? counting : past;
  const kinds = shown.map((day) => kindOf(day, today));
  const count = (...wanted: Kind[]) => kinds.filter((kind) => wanted.includes(kind)).length;
  const minutes = (field: "late_min" | "early_min") =>
    shown.reduce((sum, day) => sum + (day.verdict ?? sumOfCheckIns(day, field))[field], 0);
  return {
    present: count("present", "late", "recorded"),
    lateMin: minutes("late_min"),
    earlyMin: minutes("early_min"),
    incomplete: count("incomplete"),
    absent: count("absent"),
    undecided: count("undecided"),
  };
}

function sumOfCheckIns({ check_ins }: Day, field: "late_min" | "early_min") {
  const total = check_ins.reduce((sum, each) => sum + (each.state === "invalid" ? 0 : each[field]), 0);
  return { late_min: 0, early_min: 0, [field]: total };
}

/** Monday to Sunday; null before the first and behind the last day of the month. */
export function weeksOf(days: readonly Day[]): (Day | null)[][] {
  const first = days[0] ? (new Date(`${days[0].local_date}T00:00:00Z`).getUTCDay() + 6) % 7 : 0;
  const cells: (Day | null)[] = [...Array<null>(first).fill(null), ...days];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** Where a key leads from a day of the month, from 0; undefined for a key that leads nowhere within it. */
export function dayAfter(at: number, key: string, days: readonly Day[]): number | undefined {
  const first = weeksOf(days)[0]?.findIndex(Boolean) ?? 0;
  const weekday = (at + first) % 7;
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -weekday, End: 6 - weekday }[key];
  if (by === undefined) return undefined;
  const to = at + by;
  if (key === "ArrowUp" || key === "ArrowDown") return to >= 0 && to < days.length ? to : at;
  return Math.max(0, Math.min(days.length - 1, to));
}

/** The time a shift begins: what a roster worker looks for in the days to come. */
export function beginOf(day: Day): string {
  const plan = day.slots.find(({ slot }) => slot === "arrival");
  return plan ? (plan.limit_local_time ?? plan.opens_local_time) : "";
}
