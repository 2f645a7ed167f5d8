/** Which settings there are, how each is shown and changed; since when it holds, by what was proposed and applied. */
import type { Schemas } from "../../api/client";
import type { Settings } from "../../state/read_city";

export type Kind = "text" | "whole" | "days" | "leaves" | "months" | "roles" | "shown";
export type SettingGroup = "city" | "place" | "time" | "requests" | "watching" | "kept";

export interface Plan {
  /** By its name in the API: `retention.selfie_days`. */
  path: string;
  group: SettingGroup;
  kind: Kind;
  /** May be left empty: then the rule's own number holds. */
  isOptional?: boolean;
}

/** What a photo may be kept for. */
export const SELFIE_DAYS = ["30", "60", "90", "180", "365"];
export const LEAVES = ["annual", "long", "sick", "maternity", "important", "unpaid"];

/** Dated rule sets have a part of the page of their own. */
export const RULE_SETS = [
  "attendance_rules",
  "discipline_rules",
  "allowance_rules",
  "performance_rules",
  "budget_rules",
  "signal_rules",
];

export const PLANS: readonly Plan[] = [
  { path: "city_name", group: "city", kind: "text" },
  { path: "agency_name", group: "city", kind: "text" },
  { path: "contact", group: "city", kind: "text" },
  { path: "role_names", group: "city", kind: "roles" },
  { path: "logo", group: "city", kind: "shown" },
  { path: "zone", group: "city", kind: "shown" },
  { path: "bounding_box", group: "city", kind: "shown" },
  { path: "default_radius_m", group: "place", kind: "whole", isOptional: true },
  { path: "accuracy_limit_m", group: "place", kind: "whole" },
  { path: "near_duplicate_m", group: "place", kind: "whole" },
  { path: "switch_notice_days", group: "time", kind: "whole" },
  { path: "reminder_min", group: "time", kind: "whole" },
  { path: "month_page_day", group: "time", kind: "whole" },
  { path: "code_life_hours", group: "time", kind: "whole" },
  { path: "roster_off_code", group: "time", kind: "shown" },
  { path: "requests.past_days", group: "requests", kind: "whole" },
  { path: "requests.second_after_days", group: "requests", kind: "whole" },
  { path: "requests.undecided_days", group: "requests", kind: "whole" },
  { path: "requests.ways", group: "requests", kind: "shown" },
  { path: "requests.local_leave", group: "requests", kind: "leaves" },
  { path: "requests.longest_months", group: "requests", kind: "months" },
  { path: "outages.failed_percent", group: "watching", kind: "whole" },
  { path: "outages.least_failed", group: "watching", kind: "whole" },
  { path: "reviews.quota", group: "watching", kind: "whole" },
  { path: "retention.selfie_days", group: "kept", kind: "days" },
  { path: "retention.position_days", group: "kept", kind: "whole" },
  { path: "retention.attempt_days", group: "kept", kind: "whole" },
];

export function valueAt(settings: Settings, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((held, name) => (held as Record<string, unknown> | undefined)?.[name], settings);
}

/** All settings with one of them changed, as they are proposed. */
export function withValue(settings: Settings, path: string, value: unknown): Schemas["SettingsBody"] {
  const [top = "", below] = path.split(".");
  const held = settings as unknown as Record<string, object>;
  const changed = below ? { ...held[top], [below]: value } : value;
  return { ...held, [top]: changed, emergency_reason: null } as unknown as Schemas["SettingsBody"];
}

/** Where the server names a fault of it. */
export function pointerOf(path: string): string {
  return `/${path.replace(".", "/")}`;
}

/** What is no whole number is sent as typed: the server names the field. */
export function wholeOf(text: string): number | string {
  return /^-?\d+$/.test(text.trim()) ? Number(text) : text.trim();
}

/** When a setting was last changed by the city, of the proposals, newest first; null: it never was. */
export function changedAt(proposals: readonly Schemas["ProposalView"][], path: string): string | null {
  const [top = ""] = path.split(".");
  const last = proposals.find(({ subject, state, summary }) => {
    const { changed } = summary as { changed?: unknown };
    return subject === "settings" && state === "applied" && Array.isArray(changed) && changed.includes(top);
  });
  return last?.decided_at ?? last?.proposed_at ?? null;
}
