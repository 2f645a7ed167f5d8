/** Which of somebody's assignments speaks for them. */
interface Dated {
  starts_on: string;
  ends_on: string | null;
}

/** The one that holds on this date, else the next one. */
export function workOn<T extends Dated>(assignments: readonly T[], on: string): T | undefined {
  const lasting = assignments.filter(({ ends_on }) => !ends_on || ends_on >= on);
  return lasting.sort((one, other) => one.starts_on.localeCompare(other.starts_on))[0];
}
