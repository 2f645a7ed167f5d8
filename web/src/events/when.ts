/** Which events are still to come, which have opened, and who came to one. */
import type { Schemas } from "../api/client";
import { minutesOf } from "../requests/ask";
import type { CityEvent } from "./typed";

/** Today's date and clock, `2026-11-23` and `07:10`, by the wall of the city. */
export interface Wall {
  on: string;
  clock: string;
}

type Timed = Pick<CityEvent, "on" | "opens_min" | "closes_min">;

/** From then on it is not changed, only withdrawn; the server has the last word. */
export function hasOpened({ on, opens_min }: Timed, now: Wall): boolean {
  return on < now.on || (on === now.on && opens_min <= (minutesOf(now.clock) ?? 0));
}

export function isOver({ on, closes_min }: Timed, now: Wall): boolean {
  return on < now.on || (on === now.on && closes_min <= (minutesOf(now.clock) ?? 0));
}

/** The next one first; of those that are over the last one first. */
export function sorted<T extends Timed>(events: readonly T[], now: Wall): { coming: T[]; past: T[] } {
  const byTime = [...events].sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
  return {
    coming: byTime.filter((each) => !isOver(each, now)),
    past: byTime.filter((each) => isOver(each, now)).reverse(),
  };
}

export type Came = "onTime" | "late" | "waits" | "excused" | "missing";
export type Invited = Pick<Schemas["MemberDayView"], "employee_id" | "name" | "required_slots" | "excuse"> & {
  check_ins: readonly Pick<Schemas["MemberDayView"]["check_ins"][number], "slot" | "state" | "late_min">[];
  verdict: { event: Pick<Schemas["SlotVerdictView"], "state"> | null } | null;
};

/** Everybody who was invited, and how each came: by the verdict of a closed day, before that as it was recorded. */
export function attendanceOf(people: readonly Invited[]): { person: Invited; came: Came }[] {
  return people.flatMap((person) => {
    const isInvited = person.required_slots.includes("event") || person.check_ins.some(({ slot }) => slot === "event");
    return isInvited ? [{ person, came: cameOf(person) }] : [];
  });
}

const JUDGED: Record<string, Came> = {
  on_time: "onTime",
  late: "late",
  provisional: "waits",
  excused: "excused",
  missing: "missing",
};

function cameOf({ check_ins, verdict, excuse }: Invited): Came {
  const judged = JUDGED[verdict?.event?.state ?? ""];
  if (judged) return judged;
  const found = check_ins.find(({ slot }) => slot === "event");
  if (!found) return excuse && excuse !== "permission" ? "excused" : "missing";
  if (found.state !== "valid") return "waits";
  return found.late_min > 0 ? "late" : "onTime";
}

function keyOf({ on, opens_min }: Timed): string {
  return `${on} ${String(opens_min).padStart(4, "0")}`;
}
