/** Dated rule sets: which holds, whether anybody has confirmed it, and the set that a confirmation proposes. */
import type { Schemas } from "../../api/client";
import type { Settings } from "../../state/read_city";
import { dateBeside } from "../../words/format";

export type Presets = Schemas["PresetsView"];
export type Attendance = Schemas["AttendanceRules"];
export type Discipline = Schemas["DisciplineRules"];
export type Allowance = Schemas["AllowanceRules"];
export type Signals = Schemas["SignalRules"];
export type Performance = Schemas["PerformanceRules"];
export type Budget = Schemas["BudgetRules"];
export type AnySet = Attendance | Discipline | Allowance | Signals | Performance | Budget;

export type Subject =
  | "attendance_rules"
  | "discipline_rules"
  | "allowance_rules"
  | "performance_rules"
  | "budget_rules"
  | "signal_rules";

/** What letters and payroll stand on. */
const DECIDING: readonly Subject[] = ["attendance_rules", "discipline_rules", "allowance_rules"];

/** The numbers of what is flagged as perhaps cheating. */
export const SIGNAL_NUMBERS = [
  "same_place_people",
  "same_place_days",
  "same_accuracy",
  "jump_km_h",
  "jump_least_m",
  "phone_people",
  "burst_check_ins",
  "burst_min",
  "photo_bits",
  "hand_ms",
  "clock_jump_s",
  "network_people",
  "network_min",
] as const;

export interface Standing {
  subject: Subject;
  /** Of discipline; else "". */
  numberKind: string;
  /** What holds today. */
  holds: AnySet;
  /** It came with the app: the city has entered none that has begun. */
  isShipped: boolean;
  /** Entered already, to begin later. */
  coming: readonly AnySet[];
  /** It judged days that are over, and another holds since: what rests on those days waits for it still. */
  isPast?: boolean;
}

export interface Decree {
  rulesId: string;
  startsOn: string;
  decreeNo: string;
  decreeOn: string;
  by: string;
}

export function isConfirmed(set: AnySet): boolean {
  return "decree_no" in set ? set.decree_no !== null : set.confirmed !== null;
}

/** Whether letters and payroll wait for it now: a flag or a predicate by itself decides about nobody. */
export function isNeeded({ subject, isPast }: Standing): boolean {
  return DECIDING.includes(subject) && !isPast;
}

/** Whether nobody has said yet that the law is so: all but what is flagged, which is the city's own choice. */
export function isUnsettled({ subject, holds }: Standing): boolean {
  return subject !== "signal_rules" && !isConfirmed(holds);
}

/** Attendance, discipline for each employment type, deductions, performance, budgets, signals. */
export function standings(settings: Settings, presets: Presets, today: string): Standing[] {
  const shippedAllowance = presets.allowance.slice(0, 1);
  return [
    ...standingOf("attendance_rules", "", settings.attendance_rules, [presets.attendance]),
    ...pastOf(settings.attendance_rules, presets.attendance),
    ...presets.discipline.flatMap((preset) => {
      const own = settings.discipline_rules.filter(({ number_kind }) => number_kind === preset.number_kind);
      return standingOf("discipline_rules", preset.number_kind, own, [preset]);
    }),
    ...standingOf("allowance_rules", "", settings.allowance_rules, shippedAllowance),
    ...standingOf("performance_rules", "", settings.performance_rules, [presets.performance]),
    ...standingOf("budget_rules", "", settings.budget_rules, [presets.budget]),
    ...standingOf("signal_rules", "", settings.signal_rules, [presets.signals]),
  ];

  function standingOf(subject: Subject, numberKind: string, given: readonly AnySet[], shipped: readonly AnySet[]) {
    const begun = given.filter(({ starts_on }) => starts_on <= today);
    const holds = begun.at(-1) ?? shipped[0];
    const coming = given.filter(({ starts_on }) => starts_on > today);
    return holds ? [{ subject, numberKind, holds, isShipped: !begun.length, coming }] : [];
  }

  function pastOf(given: readonly Attendance[], shipped: Attendance): Standing[] {
    const all = given.some(({ rules_id }) => rules_id === shipped.rules_id) ? given : [shipped, ...given];
    const past = all.filter(({ starts_on }) => starts_on <= today).slice(0, -1);
    return past
      .filter((set) => !isConfirmed(set))
      .map((holds) => ({
        subject: "attendance_rules",
        numberKind: "",
        holds,
        isShipped: holds === shipped,
        coming: [],
        isPast: true,
      }));
  }
}

/** Days are judged, and looked through, once and for all. */
function isOfDays(subject: Subject): boolean {
  return subject === "attendance_rules" || subject === "signal_rules";
}

/**
 * Whether a set that has begun is confirmed where it stands, its figures as they are: also what attendance came with,
 * for it has judged days. A flag's is entered anew.
 */
export function isConfirmedInPlace({ subject, isShipped, holds }: Standing): boolean {
  if (subject === "attendance_rules") return !isConfirmed(holds);
  return !isShipped && subject !== "signal_rules" && !isConfirmed(holds);
}

/** The first date that a new set may begin on: tomorrow, or the first of this month. */
export function earliest(subject: Subject, today: string): string {
  return isOfDays(subject) ? dateBeside(today, 1) : `${today.slice(0, 7)}-01`;
}

/** An id for the city's own set, made of the one it stands on. */
export function suggestedId(set: AnySet, startsOn: string): string {
  return `${set.rules_id.slice(0, 15)}-${startsOn.slice(0, 10)}`;
}

export function decreed<T extends AnySet>(set: T, { rulesId, startsOn, decreeNo, decreeOn, by }: Decree): T {
  const named = { ...set, rules_id: rulesId.trim(), starts_on: startsOn };
  if ("decree_no" in set) return { ...named, decree_no: decreeNo.trim() };
  return { ...named, confirmed: { decree_no: decreeNo.trim(), decree_on: decreeOn, by: by.trim() } };
}

/** The settings with this set: in place of the one with its id, or in the order of the dates. */
export function withSet(settings: Settings, subject: Subject, set: AnySet): Schemas["SettingsBody"] {
  const others = (settings[subject] as readonly AnySet[]).filter(({ rules_id }) => rules_id !== set.rules_id);
  const sets = [...others, set].sort((one, other) => one.starts_on.localeCompare(other.starts_on));
  return { ...settings, [subject]: sets, emergency_reason: null } as unknown as Schemas["SettingsBody"];
}

/** Where the set will stand in what is sent: the server's pointers begin there. */
export function placeOf(body: Schemas["SettingsBody"], subject: Subject, rulesId: string): number {
  return (body[subject] as readonly { rules_id: string }[]).findIndex(({ rules_id }) => rules_id === rulesId);
}
