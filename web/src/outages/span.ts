/** When an outage began and ended, by the wall of the city: as it is typed, sent and said. */
import type { Schemas } from "../api/client";
import { instantOf } from "../requests/ask";
import { clockTime, dateBeside, localDate, shortDate } from "../words/format";
import type { Language } from "../words/language";

export type Outage = Schemas["OutageView"];

export interface Typed {
  on: string;
  from: string;
  until: string;
  note: string;
  isAll: boolean;
  unitIds: string[];
}

export function emptyTyped(on: string): Typed {
  return { on, from: "", until: "", note: "", isAll: true, unitIds: [] };
}

export function typedOf(outage: Outage, zone: string): Typed {
  const [begins, ends] = [new Date(outage.starts_at), new Date(outage.ends_at)];
  return {
    on: localDate(begins, zone),
    from: clockTime(begins, zone),
    until: clockTime(ends, zone),
    note: outage.note,
    isAll: outage.unit_ids.length === 0,
    unitIds: outage.unit_ids,
  };
}

/** An end that is not after its beginning is of the next day. */
export function instantsOf({ on, from, until }: Typed, zone: string): { starts_at: string; ends_at: string } {
  const endsOn = until > from ? on : dateBeside(on, 1);
  return { starts_at: instantOf(on, from, zone), ends_at: instantOf(endsOn, until, zone) };
}

/** Both ends as people say them: `["23 Nov 2026, 06:40", "07:05"]`. */
export function saidEnds(
  { starts_at, ends_at }: { starts_at: string; ends_at: string },
  zone: string,
  lang: Language,
): [string, string] {
  const [begins, ends] = [new Date(starts_at), new Date(ends_at)];
  const [on, endsOn] = [localDate(begins, zone), localDate(ends, zone)];
  const until = endsOn === on ? "" : `${shortDate(endsOn, lang)}, `;
  return [`${shortDate(on, lang)}, ${clockTime(begins, zone)}`, `${until}${clockTime(ends, zone)}`];
}
