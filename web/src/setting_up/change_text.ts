/** One difference of a proposal as people say it: what it is about, how it is now, what it becomes. */
import type { Schemas } from "../api/client";
import { type Arrangement, sentencesOf } from "../arranged/say";
import type { ArrangedWords } from "../arranged/words";
import type { PatternVersion, SlotPlan, Week } from "../state/read_city";
import { metres, shortDate } from "../words/format";
import type { Language } from "../words/language";
import { slotName } from "../words/slot_words";
import type { Words } from "../words/words";
import type { ChangeWords } from "./changes_words";
import { sayMinutes, saySlot, sayVersion, sayVersions, sayWeek } from "./hours_text";
import type { HOURS } from "./hours_words";

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
  arranged: ArrangedWords;
  w: Words;
  lang: Language;
  offices: ReadonlyMap<string, string>;
  units: ReadonlyMap<string, string>;
  patterns: ReadonlyMap<string, string>;
  /** Of the event or order that a proposal is about. */
  ordered: ReadonlyMap<string, string>;
}

/** `Apel Senin, 30 Nov 2026`, of a proposal's summary; "" where it names nothing. */
export function sayNamed({ name, on, starts_on }: Free, lang: Language): string {
  return name ? [name, dated(String(on ?? starts_on ?? ""), lang)].filter(Boolean).join(", ") : "";
}

/** What its summary calls the event or order that a proposal is about, by id. */
export function orderedOf(summary: Free): Map<string, string> {
  const { event, event_removed, event_withdrawn, override, office_code, office_code_removed, name } = summary;
  const id = event ?? event_removed ?? event_withdrawn ?? override ?? office_code ?? office_code_removed;
  return new Map(id && name ? [[String(id), String(name)]] : []);
}

/** In as many rows as it needs: a new version of a pattern stands beside `before`, the one that it ends. */
export function sayChange(subject: string, change: Difference, before: PatternVersion | null, names: Names): Said[] {
  const said = sayDifference(subject, change, names);
  return before ? sayVersions(said.about, before, change.new as unknown as PatternVersion, names) : [said];
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
  return parts.map((part) => t.fields[part] ?? names.w.roles[part] ?? part).join(": ");
}

function aboutCalendar([kind, id = "", ...rest]: string[], whole: Free | null, names: Names): string {
  const { t, hours, lang } = names;
  if (kind === "holidays")
    return [t.holiday(dated(id, lang)), ...rest.map((each) => t.fields[each] ?? each)].join(": ");
  const known = names.patterns.get(id) ?? names.ordered.get(id);
  const name = known ?? (rest.length ? id : String(whole?.name ?? id));
  const says: Record<string, (name: string) => string> = {
    overrides: t.override,
    events: t.event,
    extensions: t.extension,
    office_codes: t.officeCode,
  };
  const said = (says[kind ?? ""] ?? t.pattern)(name);
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

function sayValue(value: unknown, field: string, names: Names): string {
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
  if (field === "week") return sayWeek(values as Week, names);
  if (field === "accommodations") return sayArranged(values as Arrangement[], names);
  const named = field === "unit_ids" ? names.units : names.patterns;
  return values.map((each) => named.get(String(each)) ?? sayValue(each, field, names)).join(", ") || t.none;
}

function sayWhole(value: Free, names: Names): string {
  const { t } = names;
  if (Array.isArray(value.versions)) {
    return (value.versions as PatternVersion[]).map((each) => sayVersion(each, names)).join("\n");
  }
  if (Array.isArray(value.fences)) {
    const fences = value.fences as { shape?: { radius_m?: number } }[];
    const radius = fences[fences.length - 1]?.shape?.radius_m;
    return radius === undefined ? t.area : t.radius(metres(radius, names.lang));
  }
  if (typeof value.slot === "string" && value.note === undefined) return saySlot(value as unknown as SlotPlan, names);
  if (Array.isArray(value.week) && value.decree_no === undefined) {
    return sayVersion(value as unknown as PatternVersion, names);
  }
  return Object.entries(value)
    .filter(([key, part]) => part !== null && !key.endsWith("_id") && !(key === "on" && value.kind) && key !== "series")
    .map(([key, part]) => `${t.fields[key] ?? key}: ${sayPart(key, part, names)}`)
    .join("\n");
}

/** An order's empty lists mean all. */
function sayPart(key: string, part: unknown, names: Names): string {
  if (key === "week") return `\n${sayWeek(part as Week, names)}`;
  if (key === "place") return sayPlace(part as Place, names);
  if (key === "kind") return names.t.codeKinds[String(part)] ?? sayValue(part, key, names);
  if (key === "slot") return slotName(String(part), names.w);
  const isAll = (key === "pattern_ids" || key === "unit_ids") && Array.isArray(part) && !part.length;
  return isAll ? names.t.all : sayValue(part, key, names);
}

interface Place {
  office_id: string | null;
  center: { longitude: number; latitude: number } | null;
  radius_m: number | null;
  name: string;
}

function sayPlace({ office_id, center, radius_m, name }: Place, { t, lang, offices }: Names): string {
  if (office_id) return offices.get(office_id) ?? office_id;
  const point = center ? ` (${center.latitude}, ${center.longitude})` : "";
  return `${name}${point}, ${t.radius(metres(radius_m ?? 0, lang))}`;
}

/** One line each, by their dates. */
function sayArranged(held: readonly Arrangement[], { t, arranged, w, lang }: Names): string {
  const told = held.map((each) => {
    const dates = arranged.dates(shortDate(each.starts_on, lang), shortDate(each.ends_on, lang));
    return `${dates}: ${sentencesOf(each, arranged, w).join("; ")} (${arranged.decree(each.decree_no)})`;
  });
  return told.join("\n") || t.none;
}

function sayGrant({ role, unit_id }: Free, { t, w, units }: Names): string {
  const name = w.roles[String(role)] ?? String(role);
  return unit_id ? t.inUnit(name, units.get(String(unit_id)) ?? String(unit_id)) : name;
}

function dated(text: string, lang: Language): string {
  return /^20\d\d-\d\d-\d\d$/.test(text) ? shortDate(text, lang) : text;
}

function unescaped(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
