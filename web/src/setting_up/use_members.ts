/** The people of units, read unit by unit while the page is open: a few at once, the first ones unasked. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { asRefusal, type Refusal } from "../api/refusal";

export type Member = Schemas["MemberView"];
export type MembersByUnit = ReadonlyMap<string, readonly Member[]>;

const AT_ONCE = 4;
const UNASKED = 40; // of a city of hundreds; the rest when asked for

export interface ReadMembers {
  /** Of the units that are read so far. */
  members: MembersByUnit;
  units: number;
  refusal: Refusal | null;
  isPartial: boolean;
  isReading: boolean;
  readAll: () => void;
  /** Those that are not read yet, after a refusal. */
  goOn: () => void;
  /** One unit anew. */
  reread: (unitId: string) => Promise<void>;
}

/** Null: it is not known yet of which units. */
export function useMembers(unitIds: readonly string[] | null): ReadMembers {
  const [members, setMembers] = useState<MembersByUnit>(new Map());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isAll, setAll] = useState(false);
  const [round, setRound] = useState(0);
  const key = unitIds?.join(" ") ?? null;
  const ids = (key ?? "").split(" ").filter(Boolean);
  const wanted = isAll ? ids : ids.slice(0, UNASKED);
  const known = useRef(members);
  known.current = members;
  const keep = useCallback(
    (id: string, people: readonly Member[]) => setMembers((before) => new Map(before).set(id, people)),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the units
  useEffect(() => {
    let isLeft = false;
    const left = wanted.filter((id) => !known.current.has(id));
    setRefusal(null);
    async function worker() {
      for (let id = left.shift(); id && !isLeft; id = left.shift()) {
        const people = await readMembers(id);
        if (!isLeft) keep(id, people);
      }
    }
    void Promise.all(Array.from({ length: AT_ONCE }, worker)).catch((error) => {
      left.length = 0;
      if (!isLeft) setRefusal(asRefusal(error));
    });
    return () => {
      isLeft = true;
    };
  }, [key, isAll, round]);
  const read = new Map(ids.flatMap((id) => (members.has(id) ? [[id, members.get(id) ?? []] as const] : [])));
  return {
    members: read,
    units: ids.length,
    refusal,
    isPartial: !isAll && ids.length > UNASKED,
    isReading: key === null || (refusal === null && read.size < wanted.length),
    readAll: () => setAll(true),
    goOn: () => setRound((before) => before + 1),
    reread: async (id) => keep(id, await readMembers(id)),
  };
}

async function readMembers(unit_id: string): Promise<readonly Member[]> {
  return (await answer(api.GET("/units/{unit_id}/people", { params: { path: { unit_id } } }))).people;
}
