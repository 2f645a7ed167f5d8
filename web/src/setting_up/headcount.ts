/** People and phones of the units, in figures, while they are being read. */
import type { Refusal } from "../api/refusal";
import type { Unit } from "../state/read_city";
import { type Member, useMembers } from "./use_members";

export interface Count {
  people: number;
  /** With a phone that is active; with one that awaits a decision. */
  active: number;
  waiting: number;
}

interface Headcount extends Count {
  /** Units with somebody else than oneself who has no phone, not even one that awaits a decision. */
  lacking: readonly string[];
  /** Units that are read, that have anybody, and that there are. */
  read: number;
  manned: number;
  units: number;
  refusal: Refusal | null;
  readAll: () => void;
  isPartial: boolean;
  isReading: boolean;
}

/** `self`: who counts; nobody makes slips for themselves. */
export function useHeadcount(units: readonly Unit[] | null, self: string): Headcount {
  const { members, ...reading } = useMembers(units?.map(({ unit_id }) => unit_id) ?? null);
  const lacks = (people: readonly Member[]) => people.some((each) => hasNone(each) && each.employee_id !== self);
  const read = [...members];
  return {
    ...countOf([...members.values()].flat()),
    lacking: read.flatMap(([id, people]) => (lacks(people) ? [id] : [])),
    read: members.size,
    manned: read.filter(([, people]) => people.length).length,
    ...reading,
  };
}

export function countOf(people: readonly Member[]): Count {
  return {
    people: people.length,
    active: people.filter((each) => each.has_active_device).length,
    waiting: people.filter((each) => each.pending_device_id).length,
  };
}

function hasNone({ has_active_device, pending_device_id }: Member): boolean {
  return !has_active_device && !pending_device_id;
}
