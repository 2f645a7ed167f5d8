/** People and phones of the units, read unit by unit while the page is open: a few at once, the first ones unasked. */
import { useEffect, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { asRefusal, type Refusal } from "../api/refusal";
import type { Unit } from "../state/read_city";

const AT_ONCE = 4;
const UNASKED = 40; // of a city of hundreds; the rest when asked for

export interface Headcount {
  people: number;
  /** With a phone that is active; with one that awaits a decision. */
  active: number;
  waiting: number;
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

const NOBODY = { people: 0, active: 0, waiting: 0, lacking: [] as readonly string[], read: 0, manned: 0 };

/** `self`: who counts; nobody makes slips for themselves. */
export function useHeadcount(units: readonly Unit[] | null, self: string): Headcount {
  const [sum, setSum] = useState(NOBODY);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isAll, setAll] = useState(false);
  const key = units?.map(({ unit_id }) => unit_id).join(" ") ?? null;
  const ids = (key ?? "").split(" ").filter(Boolean);
  const wanted = isAll ? ids : ids.slice(0, UNASKED);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the units
  useEffect(() => {
    if (key === null) return;
    let isLeft = false;
    const left = [...wanted];
    setSum(NOBODY);
    setRefusal(null);
    async function worker() {
      for (let id = left.shift(); id && !isLeft; id = left.shift()) {
        const found = await countOf(id, self);
        if (!isLeft) setSum((before) => added(before, found));
      }
    }
    void Promise.all(Array.from({ length: AT_ONCE }, worker)).catch((error) => {
      left.length = 0;
      if (!isLeft) setRefusal(asRefusal(error));
    });
    return () => {
      isLeft = true;
    };
  }, [key, isAll]);
  return {
    ...sum,
    units: ids.length,
    refusal,
    readAll: () => setAll(true),
    isPartial: !isAll && ids.length > UNASKED,
    isReading: key === null || (refusal === null && sum.read < wanted.length),
  };
}

async function countOf(unit_id: string, self: string) {
  const { people } = await answer(api.GET("/units/{unit_id}/people", { params: { path: { unit_id } } }));
  return {
    people: people.length,
    active: people.filter((each) => each.has_active_device).length,
    waiting: people.filter((each) => each.pending_device_id).length,
    lacking: people.some((each) => hasNone(each) && each.employee_id !== self) ? [unit_id] : [],
    read: 1,
    manned: people.length ? 1 : 0,
  };
}

function hasNone({ has_active_device, pending_device_id }: Schemas["MemberView"]): boolean {
  return !has_active_device && !pending_device_id;
}

function added(one: typeof NOBODY, other: typeof NOBODY): typeof NOBODY {
  return {
    people: one.people + other.people,
    active: one.active + other.active,
    waiting: one.waiting + other.waiting,
    lacking: [...one.lacking, ...other.lacking],
    read: one.read + other.read,
    manned: one.manned + other.manned,
  };
}
