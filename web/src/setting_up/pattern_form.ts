/** What was typed about a pattern, as the body that publishes it. */
import type { Pattern, PatternVersion } from "../state/read_city";
import { toWeek, type WeekForm } from "./week";

export interface FormOfPattern {
  name: string;
  code: string;
  startsOn: string;
  grace: string;
  week: WeekForm;
}

/** Versions that begin before this one stay; planned ones from its first day on give way to it. */
export function publishable(form: FormOfPattern, held: Pattern | undefined) {
  const kept = (held?.versions ?? []).filter((each) => each.starts_on < form.startsOn);
  const version: PatternVersion = {
    starts_on: form.startsOn,
    week: toWeek(form.week),
    grace_min: Number.parseInt(form.grace, 10) || 0,
  };
  const body = {
    name: form.name.trim(),
    code: form.code || null,
    versions: [...kept, version],
    emergency_reason: null,
  };
  return { body, versionAt: kept.length };
}
