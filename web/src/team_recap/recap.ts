/**
 * A unit's day as a short text for a chat: who is here since when, late, awaiting a decision, not here, excused.
 *
 * Never why somebody is excused, where they were, or what somebody wrote.
 */
import type { Schemas } from "../api/client";
import type { CheckIn } from "../check_in/slot_state";
import { longDate, zoneName } from "../words/format";
import type { Language } from "../words/language";
import type { RecapWords } from "./words";

type Person = Pick<Schemas["MemberDayView"], "name" | "day" | "check_ins" | "verdict" | "excuse">;

interface Recap {
  unit: string;
  on: string;
  trial: boolean;
  people: readonly Person[];
}

export interface Now {
  localDate: string;
  time: string;
  zone: string;
}

const EXCUSES = ["leave", "duty", "study", "remote", "permission"];

type Group = "onTime" | "late" | "waiting" | "missing" | "excused" | "off" | "unknown";

export function groupOf({ day, check_ins, verdict, excuse }: Person): Group {
  const valid = check_ins.filter(({ state }) => state === "valid");
  if (valid.length) return valid.some(({ late_min }) => late_min > 0) ? "late" : "onTime";
  if (check_ins.some(({ state }) => state === "provisional")) return "waiting";
  if (day === "off") return "off";
  if (excuse || EXCUSES.includes(verdict?.status ?? "")) return "excused";
  return day === "unknown" ? "unknown" : "missing";
}

export function recapOf({ unit, on, trial, people }: Recap, now: Now, t: RecapWords, lang: Language): string {
  const groups = new Map<Group, Person[]>();
  for (const person of people) groups.set(groupOf(person), [...(groups.get(groupOf(person)) ?? []), person]);
  const of = (group: Group) => groups.get(group) ?? [];
  const isToday = on === now.localDate;
  const here = of("onTime").length + of("late").length + of("waiting").length;
  const all = here + of("missing").length;
  const asOf = isToday ? `, ${t.asOf(`${now.time} ${zoneName(now.zone)}`)}` : "";
  const names = (group: Group, say: (person: Person) => string) => of(group).map(say).join(", ");
  const line = (group: Group, title: (count: number) => string, say: (person: Person) => string) =>
    of(group).length ? `${title(of(group).length)}: ${names(group, say)}` : "";
  return [
    [t.title(unit), trial && t.trial].filter(Boolean).join(" "),
    `${longDate(on, lang)}${asOf}`,
    "",
    all ? t.here(here, all) : t.nobody,
    line("onTime", t.onTime, withTime),
    line("late", t.late, (person) => withLateness(person, t)),
    line("waiting", t.waiting, withTime),
    line("missing", isToday ? t.notYet : t.without, ({ name }) => name),
    line("excused", t.excused, ({ name }) => name),
    of("off").length ? t.off(of("off").length) : "",
    of("unknown").length ? t.unknown(of("unknown").length) : "",
  ]
    .filter((each, at) => each || at === 2)
    .join("\n");
}

/** The first of the day: when they came. */
function cameBy({ check_ins }: Person): CheckIn | undefined {
  return check_ins.find(({ slot }) => slot === "arrival") ?? check_ins[0];
}

function withTime(person: Person): string {
  return `${person.name} ${cameBy(person)?.local_time ?? ""}`.trim();
}

function withLateness(person: Person, t: RecapWords): string {
  const minutes = Math.max(...person.check_ins.map(({ late_min }) => late_min));
  return `${withTime(person)} (${t.lateBy(minutes)})`;
}
