/** What a waiting proposal changes, as a change to rehearse: who decides sees whom it concerns, too. */
import type { Schemas } from "../../api/client";
import type { CityCalendar, Holiday, Override, Pattern, PatternVersion } from "../../state/read_city";
import type { Change } from "./rehearse";

type Difference = Schemas["DifferenceView"];

/** Null for what no rehearsal knows: something taken away, an event, or a part of an order that has begun. */
export function changeOf(changes: readonly Difference[], { patterns }: CityCalendar): Change | null {
  const parts = changes.map(({ path, old, new: added }) => ({ path: path.split("/").slice(1), old, added }));
  const books = new Set(parts.map(({ path: [book] }) => book));
  const things = new Set(parts.map(({ path: [, id] }) => id));
  const [first] = parts;
  if (!first || books.size !== 1) return null;
  if (first.path[0] === "holidays") return holidaysOf(parts);
  if (things.size !== 1) return null;
  if (first.path[0] === "overrides") return overrideOf(first);
  return first.path[0] === "patterns" ? patternOf(parts, patterns) : null;
}

interface Part {
  path: string[];
  old: unknown;
  added: unknown;
}

const isWhole = ({ path, added }: Part) => path.length === 2 && added !== null;

function holidaysOf(parts: readonly Part[]): Change | null {
  if (!parts.every(isWhole)) return null;
  return {
    holidays: parts.map(({ added }) => {
      const { on, name, kind, decree_no } = added as Holiday;
      return { on, name, kind: kind as Schemas["HolidayBody"]["kind"], decree_no };
    }),
  };
}

function overrideOf(part: Part): Change | null {
  return isWhole(part) ? { override: { ...(part.added as Override), emergency_reason: null } } : null;
}

/** A new pattern, or versions that come to one that is held. */
function patternOf(parts: readonly Part[], patterns: readonly Pattern[]): Change | null {
  const [first] = parts;
  if (first && parts.length === 1 && isWhole(first)) return { pattern: bodyOf(first.added as Pattern) };
  const held = patterns.find(({ pattern_id }) => pattern_id === first?.path[1]);
  if (!held || !parts.every(({ path }) => path.length === 4 && path[2] === "versions")) return null;
  const touched = parts.map(({ path }) => path[3]);
  const kept = held.versions.filter(({ starts_on }) => !touched.includes(starts_on));
  const added = parts.flatMap((part) => (part.added === null ? [] : [part.added as PatternVersion]));
  const versions = [...kept, ...added].sort((one, other) => one.starts_on.localeCompare(other.starts_on));
  return { pattern: bodyOf({ ...held, versions }) };
}

function bodyOf({ pattern_id, name, code, versions }: Pattern): NonNullable<Change["pattern"]> {
  return { pattern_id, name, code, versions, emergency_reason: null };
}
