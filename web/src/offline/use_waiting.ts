/** What waits on this phone, for the screens; sent on when the app opens, comes to the front or is online again. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useWhenBack } from "../state/when_back";
import { allWaiting, dropWaiting, keepWaiting, refusedFor, type Waiting } from "./queue";
import { sendWaiting } from "./send_waiting";

export interface WaitingList {
  items: readonly Waiting[];
  isSending: boolean;
  /** Keep one more; false where this browser keeps nothing. While `inHand` its own screen sends it. */
  keep: (waiting: Waiting) => Promise<boolean>;
  drop: (id: string) => Promise<void>;
  /** Its screen is left: from now on it is sent like all the others. */
  release: (id: string) => void;
  sendAll: () => Promise<void>;
}

export function useWaiting(employeeId: string, canSend: boolean, onRecorded: () => Promise<void>): WaitingList {
  const [items, setItems] = useState<readonly Waiting[]>([]);
  const [isSending, setSending] = useState(false);
  const inHand = useRef(new Set<string>()).current;
  const running = useRef(false);
  const latest = useRef({ canSend, onRecorded });
  latest.current = { canSend, onRecorded };

  const read = useCallback(async () => {
    const found = await allWaiting(employeeId).catch(() => []);
    setItems((shown) => (shown.length + found.length ? found : shown)); // none is none: nothing is drawn again
    return found;
  }, [employeeId]);

  const sendAll = useCallback(async () => {
    if (running.current || !latest.current.canSend || !navigator.onLine) return;
    running.current = true;
    try {
      const due = (await read()).filter(({ id, refused }) => !refused && !inHand.has(id));
      if (!due.length) return;
      setSending(true);
      if (await sendEach(employeeId, due)) await latest.current.onRecorded();
      await read();
    } finally {
      running.current = false;
      setSending(false);
    }
  }, [employeeId, inHand, read]);

  useEffect(() => {
    if (canSend) void sendAll();
    else void read();
  }, [canSend, read, sendAll]);
  useWhenBack(sendAll);

  const keep = useCallback(
    async (waiting: Waiting) => {
      inHand.add(waiting.id);
      const isKept = await keepWaiting(employeeId, waiting).then(
        () => true,
        () => false,
      );
      await read();
      return isKept;
    },
    [employeeId, inHand, read],
  );
  const drop = useCallback(
    async (id: string) => {
      await dropWaiting(employeeId, id).catch(() => undefined);
      inHand.delete(id);
      await read();
    },
    [employeeId, inHand, read],
  );
  const release = useCallback(
    (id: string) => {
      if (inHand.delete(id)) void sendAll();
    },
    [inHand, sendAll],
  );
  return { items, isSending, keep, drop, release, sendAll };
}

/** Oldest first, until one finds no way: whether any was recorded. */
async function sendEach(employeeId: string, due: readonly Waiting[]): Promise<boolean> {
  let isAnyRecorded = false;
  for (const waiting of due) {
    const fate = await sendWaiting(waiting);
    if (fate.kind === "waits") break;
    if (fate.kind === "refused") {
      const { code, title, detail } = fate.refusal;
      await keepWaiting(employeeId, refusedFor(waiting, { code, title, detail }));
      continue;
    }
    await dropWaiting(employeeId, waiting.id);
    isAnyRecorded = true;
  }
  return isAnyRecorded;
}
