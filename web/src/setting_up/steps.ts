/** The steps of moving a city in, in their order, and whether each is done: by counts alone. */

export type StepKey = "settings" | "hours" | "offices" | "units" | "people" | "roles" | "slips" | "phones" | "trial";

/** Counts; null where one is not known yet or may not be known. */
export interface CityCounts {
  settingsSeen: boolean;
  patterns: number | null;
  offices: number | null;
  units: number | null;
  unitsWithOffice: number | null;
  unitsDated: number | null;
  /** Besides the one who sets up. */
  others: number | null;
  people: number | null;
  active: number | null;
  /** Changes of city-wide roles that hold. */
  roles: number | null;
  /** Units with somebody who has no phone, and those of them that had no slips made yet. */
  lacking: number | null;
  slipless: number | null;
}

export interface Step {
  key: StepKey;
  isDone: boolean;
  isNext: boolean;
}

export const ORDER: readonly StepKey[] = [
  "settings",
  "hours",
  "offices",
  "units",
  "people",
  "roles",
  "slips",
  "phones",
  "trial",
];

export const STEPS_OF: Record<string, readonly StepKey[]> = {
  city_admin: ORDER,
  operator: ["units", "people", "slips", "phones", "trial"],
  auditor: ["settings", "hours", "offices", "units", "phones", "trial"],
};

export function stepsOf(role: string, counts: CityCounts): Step[] {
  const keys = STEPS_OF[role] ?? [];
  const next = keys.find((key) => !isDone(key, counts));
  return keys.map((key) => ({ key, isDone: isDone(key, counts), isNext: key === next }));
}

function isDone(key: StepKey, counts: CityCounts): boolean {
  const { units, unitsWithOffice, unitsDated, people, active } = counts;
  switch (key) {
    case "settings":
      return counts.settingsSeen || some(counts.patterns); // whoever went on has looked
    case "hours":
      return some(counts.patterns);
    case "offices":
      return some(counts.offices);
    case "units":
      return unitsWithOffice === units && units !== null && units > 1; // the first admin's own is there from the start
    case "people":
      return some(counts.others);
    case "roles":
      return some(counts.roles);
    case "slips":
      return some(counts.others) && counts.slipless === 0;
    case "phones":
      return some(people) && active === people;
    case "trial":
      return some(unitsDated) && unitsDated === units;
  }
}

function some(count: number | null): boolean {
  return count !== null && count > 0;
}
