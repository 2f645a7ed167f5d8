/**
 * The console's pages: key in the address, who sees it, group, name, and what is fetched when it is first shown.
 *
 * The server decides about every answer; this table only keeps from people what would tell them nothing.
 */
import type { FunctionComponent } from "preact";
import type { IconName } from "../parts/icon";
import { later } from "../parts/later";
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
/** Who sees people of a unit's tree or of the whole city. */
export const LEADERS = ["supervisor", "operator", "city_admin", "auditor"];
/** Those, and who sees figures alone. */
export const WATCHERS = [...LEADERS, "executive"];

/** The first one that is theirs is what somebody sees at `#/`. */
export const PAGES: readonly Page[] = [
  {
    key: "papan",
    group: "watch",
    icon: "eye",
    roles: WATCHERS,
    title: { id: "Papan hari ini", en: "Today's board" },
    Body: later(() => import("./board/page")),
  },
  {
    key: "kalender",
    group: "run",
    icon: "history",
    roles: ["operator", "city_admin", "auditor"],
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
];

export function isFor({ roles }: Page, held: readonly string[]): boolean {
  return roles.some((role) => held.includes(role));
}
