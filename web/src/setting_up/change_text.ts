/** One difference of a proposal as people say it: what it is about, how it is now, what it becomes. */
import type { Schemas } from "../api/client";
import { metres, shortDate } from "../words/format";
import type { Language } from "../words/language";
import type { ChangeWords } from "./changes_words";
import type { HOURS } from "./hours_words";
import { clockOf, dayRange, daysOf, toForm } from "./week";

export type Difference = Schemas["DifferenceView"];
type Free = Record<string, unknown>;
const BY_CLOCK = ["opens_min", "closes_min", "limit_min"];

export interface Said {
  about: string;
  old: string;
  now: string;
}

export interface Names {
  t: ChangeWords;
  hours: (typeof HOURS)["id"];
  roles: Record<string, string>;
  lang: Language;
  offices: ReadonlyMap<string, string>;
  units: ReadonlyMap<string, string>;
  patterns: ReadonlyMap<string, string>;
}

export function sayDifference(subject: string, change: Difference, names: Names): Said {
  const parts = change.path.split("/").slice(1).map(unescaped);
  const about = aboutOf(subject, parts, change, names);
  if (subject === "offices" && parts[1] === "fence") return sayFence(about, change, names);
  const field = parts[parts.length - 1] ?? "";
  return { about, old: sayValue(change.old, field, names), now: sayValue(change.new, field, names) };
}

function aboutOf(subject: string, parts: string[], { old, new: now }: Difference, names: Names): string {
  const { t } = names;
  const whole = (now ?? old) as Free | null;
  if (subject === "offices") {
    const [id = "", field] = parts;
    const name = names.offices.get(id) ?? String((whole as Free)?.name ?? id);
    if (!field) return old === null ? t.newOffice(name) : t.office(name);
    const fields: Record<string, string> = { name: t.officeName, zone: t.officeZone, fence: t.officeFence };
    return `${t.office(name)}: ${fields[field] ?? field}`;
  }
  if (subject === "calendar") return aboutCalendar(parts, whole, names);
  if (subject === "grants") return t.roles;
  return parts.map((part) => t.fields[part] ?? names.roles[part] ?? part).join(": ");
}

function aboutCalendar([kind, id = "", ...rest]: string[], whole: Free | null, names: Names): string {
  const { t, hours, lang } = names;
  if (kind === "holidays")
    return [t.holiday(dated(id, lang)), ...rest.map((each) => t.fields[each] ?? each)].join(": ");
  const name = names.patterns.get(id) ?? (rest.length ? id : String(whole?.name ?? id));
  const said = kind === "overrides" ? t.override(name) : t.pattern(name);
  const more = rest.flatMap((part, at) => {
    if (part === "versions" || part === "week") return [];
    if (rest[at - 1] === "versions") return [t.version(dated(part, lang))];
    if (/^[0-6]$/.test(part)) return [hours.days[Number(part)] ?? part];
    return [hours.slot[part as "arrival"] ?? t.fields[part] ?? part];
  });
  return [said, ...more].join(": ");
}

function sayFence(about: string, { old, new: now, distance_m }: Difference, names: Names): Said {
  const { t, lang } = names;
  const shape = (fence: unknown) => {
    const { shape: found, starts_on } = (fence ?? {}) as { shape?: { radius_m?: number }; starts_on?: string };
    const what = found?.radius_m === undefined ? t.area : t.radius(metres(found.radius_m, lang));
    return starts_on ? `${what}, ${t.from(dated(starts_on, lang))}` : what;
  };
  const moved = distance_m ? t.moves(metres(distance_m, lang)) : t.staysInPlace;
  return { about, old: shape(old), now: `${moved}, ${shape(now)}` };
}

export function sayValue(value: unknown, field: string, names: Names): string {
  const { t, lang } = names;
  if (value === null || value === undefined || value === "") return t.none;
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (typeof value === "number") return BY_CLOCK.includes(field) ? sayMinutes(value, names) : `${value}`;
  if (typeof value === "string") return field === "logo" ? t.yes : dated(value, lang);
  if (Array.isArray(value)) return sayList(value, field, names);
  return sayWhole(value as Free, names);
}

function sayList(values: unknown[], field: string, names: Names): string {
  const { t } = names;
  if (field === "grants") return values.map((each) => sayGrant(each as Free, names)).join(", ") || t.noRoles;
  if (field === "week") return sayWeek(values, names);
  const named = field === "unit_ids" ? names.units : names.patterns;
  return values.map((each) => named.get(String(each)) ?? sayValue(each, field, names)).join(", ") || t.none;
}

function sayWhole(value: Free, names: Names): string {
  const { t, hours } = names;
  if (Array.isArray(value.versions)) {
    return value.versions.map((each) => sayWhole(each as Free, names)).join("; ");
  }
  if (Array.isArray(value.fences)) {
    const fences = value.fences as { shape?: { radius_m?: number } }[];
    const radius = fences[fences.length - 1]?.shape?.radius_m;
    return radius === undefined ? t.area : t.radius(metres(radius, names.lang));
  }
  if (typeof value.slot === "string") return hours.slot[value.slot as "arrival"] ?? value.slot;
  if (Array.isArray(value.week) && typeof value.starts_on === "string" && value.decree_no === undefined) {
    return `${t.from(dated(value.starts_on, names.lang))}: ${sayWeek(value.week, names)}`;
  }
  return Object.entries(value)
    .filter(([key, part]) => part !== null && !key.endsWith("_id") && key !== "on")
    .map(([key, part]) => `${t.fields[key] ?? key}: ${sayValue(part, key, names)}`)
    .join("; ");
}

function sayWeek(week: unknown, { hours }: Names): string {
  const form = toForm(week as Parameters<typeof toForm>[0]);
  const told = form.hours.map((slots, which) => {
    const limits = slots.map(({ limit_min }) => limit_min).filter((each): each is number => each !== null);
    const [from, to] = [limits[0], limits[limits.length - 1]];
    const when =
      from === undefined || to === undefined ? hours.noHours : hours.fromTo(clockOf(from).time, clockOf(to).time);
    const days = daysOf(form, which);
    return `${days.length === 7 ? hours.everyDay : dayRange(days, hours.days)} ${when}`;
  });
  return told.join(", ") || hours.off;
}

function sayGrant({ role, unit_id }: Free, { t, roles, units }: Names): string {
  const name = roles[String(role)] ?? String(role);
  return unit_id ? t.inUnit(name, units.get(String(unit_id)) ?? String(unit_id)) : name;
}

function sayMinutes(minutes: number, { hours }: Names): string {
  const { time, day } = clockOf(minutes);
  return day ? `${time} (${hours.dayNames[day] ?? day})` : time;
}

function dated(text: string, lang: Language): string {
  return /^20\d\d-\d\d-\d\d$/.test(text) ? shortDate(text, lang) : text;
}

function unescaped(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
