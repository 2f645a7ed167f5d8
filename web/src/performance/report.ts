/** What is typed of a day's work, and the body it becomes. */
import type { Schemas } from "../api/client";
import { hundredthsOf, plainAmount } from "../plans/amounts";

const MOST_E2 = 99_999_999; // as the server takes it: rules/activity.py

export type Activity = Schemas["ActivityView"];
export type Choices = Schemas["ActivityChoicesView"];
type Body = Schemas["ActivityBody"];

export interface Told {
  on: string;
  /** Of the plan; "" for another task. */
  actionId: string;
  text: string;
  minutes: string;
  /** In the action's unit, as `2,5`. */
  quantity: string;
  /** 0-100; "" where none is told. */
  progress: string;
  /** `arrival|Balai Kota`; "" where none is told. */
  place: string;
  obstacle: string;
  followUp: string;
  /** One address a line. */
  links: string;
  papers: Body["attachments"];
}

export function emptyTold(on: string): Told {
  const rest = { quantity: "", progress: "", place: "", obstacle: "", followUp: "", links: "", papers: [] };
  return { on, actionId: "", text: "", minutes: "", ...rest };
}

/** As it was told: whole, to be changed; or to be told again of another day, then without what proves the first. */
export function toldOf(activity: Activity, again?: { on: string; choices: Choices | null }): Told {
  const { action_id, quantity_e2, progress_pct, slot, place } = activity;
  const isKnown = !again?.choices || again.choices.actions.some((each) => each.action_id === action_id);
  return {
    on: again?.on ?? activity.on,
    actionId: (isKnown && action_id) || "",
    text: activity.text,
    minutes: String(activity.minutes),
    quantity: isKnown && quantity_e2 !== null ? plainAmount(quantity_e2) : "",
    progress: again || progress_pct === null ? "" : String(progress_pct),
    place: !again && slot && place ? `${slot}|${place}` : "",
    obstacle: again ? "" : (activity.obstacle ?? ""),
    followUp: again ? "" : (activity.follow_up ?? ""),
    links: again ? "" : activity.links.join("\n"),
    papers: again ? [] : activity.attachments.map(({ attachment_id, sha256 }) => ({ attachment_id, sha256 })),
  };
}

export function bodyOf(told: Told): Body {
  const [slot = "", ...place] = told.place.split("|");
  const quantity = told.actionId ? e2Of(told.quantity) : null;
  return {
    on: told.on,
    text: told.text.trim(),
    minutes: wholeOf(told.minutes) ?? 0,
    action_id: told.actionId || null,
    quantity_e2: quantity,
    progress_pct: wholeOf(told.progress),
    slot: slot || null,
    place: place.join("|") || null,
    obstacle: told.obstacle.trim() || null,
    follow_up: told.followUp.trim() || null,
    attachments: told.papers,
    links: linksOf(told.links),
  };
}

/** The same of one that is there: its date stays. */
export function changeOf(told: Told, revision: number): Schemas["ActivityChangeBody"] {
  const { on: _, ...rest } = bodyOf(told);
  return { ...rest, revision };
}

export function linksOf(lines: string): string[] {
  return lines
    .split(/\s+/)
    .map((each) => each.trim())
    .filter(Boolean);
}

/** As the server takes it. */
export function isLink(text: string): boolean {
  return /^https:\/\/[A-Za-z0-9][A-Za-z0-9.-]{0,250}(:[0-9]{1,5})?([/?#][!-~]*)?$/.test(text);
}

/** Hundredths for `2`, `2,5` or `2.25`; null for what is none, and for more than one activity may come to. */
export function e2Of(text: string): number | null {
  const e2 = hundredthsOf(text);
  return e2 && e2 <= MOST_E2 ? e2 : null;
}

export function wholeOf(text: string): number | null {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : null;
}

/** `1 j 30 m`, by the words for hour and minute. */
export function sayMinutes(minutes: number, [hour, minute]: readonly [string, string]): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours && `${hours} ${hour}`, (rest || !hours) && `${rest} ${minute}`].filter(Boolean).join(" ");
}

/** The one to repeat: the last that was told, by its date and then by when it was told. */
export function lastOf(activities: readonly Activity[]): Activity | undefined {
  const standing = activities.filter(({ state }) => state !== "withdrawn");
  return [...standing].sort((one, other) => orderOf(one).localeCompare(orderOf(other))).at(-1);
}

const orderOf = ({ on, steps }: Activity) => `${on} ${steps[0]?.at ?? ""}`;

/** Newest date first, with the minutes of each. */
export function byDate(activities: readonly Activity[]): [on: string, minutes: number, those: Activity[]][] {
  const days = new Map<string, Activity[]>();
  for (const each of activities) days.set(each.on, [...(days.get(each.on) ?? []), each]);
  const minutes = (those: Activity[]) =>
    those.reduce((sum, each) => sum + (each.state === "withdrawn" ? 0 : each.minutes), 0);
  return [...days]
    .sort(([one], [other]) => other.localeCompare(one))
    .map(([on, those]): [string, number, Activity[]] => [on, minutes(those), those]);
}

export type Progress = Choices["actions"][number] & {
  done_e2: number;
  wanted_e2: number;
  progress_pct: number | null;
};

/** Of each action of which something is wanted or was done in the month; what was withdrawn is none of it. */
export function progressOf(actions: Choices["actions"], activities: readonly Activity[]): Progress[] {
  return actions.flatMap((action) => {
    const those = activities
      .filter(({ action_id, state }) => action_id === action.action_id && state !== "withdrawn")
      .sort((one, other) => orderOf(one).localeCompare(orderOf(other)));
    const done_e2 = those.reduce((sum, { quantity_e2 }) => sum + (quantity_e2 ?? 0), 0);
    const said = those.flatMap(({ progress_pct }) => (progress_pct === null ? [] : [progress_pct]));
    const wanted_e2 = action.month_e2 ?? 0;
    if (!wanted_e2 && !those.length) return [];
    return [{ ...action, done_e2, wanted_e2, progress_pct: said.at(-1) ?? null }];
  });
}

const STATES = ["returned", "waiting", "approved"];

/** How many are in which state, what is to be done first. */
export function countStates(activities: readonly Activity[]): [state: string, many: number][] {
  return STATES.map((state): [string, number] => [
    state,
    activities.filter((each) => each.state === state).length,
  ]).filter(([, many]) => many > 0);
}

/** `2026-11-30` of `2026-11`. */
export function lastDateOf(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10);
}
