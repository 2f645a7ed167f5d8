/**
 * A unit's day as a short text for a chat: who is here since when, late, awaiting a decision, not here, excused.
 *
 * Never why somebody is excused, where they were, or what somebody wrote.
 */
import { countOf, type Group, groupOf, lateMinOf, type TeamPerson } from "../parts/team_group";
import { longDate, zoneName } from "../words/format";
import type { Language } from "../words/language";
import type { RecapWords } from "./words";

interface Recap {
  unit: string;
  on: string;
  trial: boolean;
  people: readonly TeamPerson[];
}

export interface Now {
  localDate: string;
  time: string;
  zone: string;
}

export function recapOf({ unit, on, trial, people }: Recap, now: Now, t: RecapWords, lang: Language): string {
  const groups = new Map<Group, TeamPerson[]>();
  for (const person of people) groups.set(groupOf(person), [...(groups.get(groupOf(person)) ?? []), person]);
  const of = (group: Group) => groups.get(group) ?? [];
  const isToday = on === now.localDate;
  const { here, all } = countOf(people);
  const asOf = isToday ? `, ${t.asOf(`${now.time} ${zoneName(now.zone)}`)}` : "";
  const names = (group: Group, say: (person: TeamPerson) => string) => of(group).map(say).join(", ");
  const line = (group: Group, title: (count: number) => string, say: (person: TeamPerson) => string) =>
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
function cameBy({ check_ins, punches }: TeamPerson): { local_time: string } | undefined {
  const all = [...punches.filter(({ counts }) => counts), ...check_ins];
  return all.find(({ slot }) => slot === "arrival") ?? all[0];
}

function withTime(person: TeamPerson): string {
  return `${person.name} ${cameBy(person)?.local_time ?? ""}`.trim();
}

function withLateness(person: TeamPerson, t: RecapWords): string {
  return `${withTime(person)} (${t.lateBy(lateMinOf(person))})`;
}
