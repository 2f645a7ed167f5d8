/** Rows that are worked through: what is done leaves them, what was ticked stays ticked, the next one follows. */
import { type MutableRef, useRef, useState } from "preact/hooks";
import { toggled } from "../../requests/decide";
import { allShown, type TablePlan } from "../parts/table_state";
import { useQuery } from "../use_query";

export interface Worklist<Row> {
  /** Those that are left of what was read. */
  rows: readonly Row[];
  /** The one of the address, which says its id. */
  opened: Row | undefined;
  openedId: string;
  open: (id: string | null) => void;
  isAtOnce: MutableRef<boolean>;
  /** Whether the one of the address was done here. */
  isDone: boolean;
  chosen: readonly string[];
  /** The chosen ones that are the reader's to decide. */
  picked: readonly Row[];
  choose: (ids: readonly string[], isIn: boolean) => void;
  /** As the table shows them, all its pages. */
  shownBy: (plan: TablePlan<Row>) => readonly Row[];
  leave: (done: readonly string[]) => void;
  /** The opened one is done: then the next of the reader's own is opened, in the table's order. */
  follow: (done: readonly string[], shown: readonly Row[]) => void;
}

export function useWorklist<Row>(
  all: readonly Row[],
  idOf: (row: Row) => string,
  isMine: (row: Row) => boolean,
): Worklist<Row> {
  const [query, change] = useQuery();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { buka: openedId = "" } = query;
  const isAtOnce = useRef(openedId !== "");
  const rows = all.filter((row) => !gone.has(idOf(row)));
  const open = (id: string | null) => change({ buka: id });
  function leave(done: readonly string[]) {
    setGone(new Set([...gone, ...done]));
    setChosen(chosen.filter((each) => !done.includes(each)));
  }
  return {
    rows,
    opened: rows.find((row) => idOf(row) === openedId),
    openedId,
    open,
    isAtOnce,
    isDone: gone.has(openedId),
    chosen,
    picked: rows.filter((row) => isMine(row) && chosen.includes(idOf(row))),
    choose: (ids, isIn) => setChosen(ids.reduce((found, id) => toggled(found, id, isIn), [...chosen])),
    shownBy: (plan) => allShown(rows, plan, query),
    leave,
    follow(done, shown) {
      leave(done);
      const mine = shown.filter(isMine).map(idOf);
      open(nextOf(shown.map(idOf), openedId, new Set(mine.filter((id) => !done.includes(id)))));
    },
  };
}

/** The one of these that stands next after this one, from the top again at the end; null where none is left. */
export function nextOf(ids: readonly string[], id: string, among: ReadonlySet<string>): string | null {
  const at = ids.indexOf(id);
  return [...ids.slice(at + 1), ...ids.slice(0, Math.max(0, at))].find((each) => among.has(each)) ?? null;
}
