/** Photos that were still on their way when their check-in was recorded; they are sent on while the page is open. */
import { useCallback, useState } from "preact/hooks";

export type PhotoState = "sending" | "sent" | "lost";

export interface Photos {
  /** By challenge id. */
  states: ReadonlyMap<string, PhotoState>;
  follow: (challengeId: string, arrives: Promise<boolean>) => void;
}

export function usePhotos(onSent: () => Promise<void>): Photos {
  const [states, setStates] = useState<ReadonlyMap<string, PhotoState>>(new Map());
  const follow = useCallback(
    (challengeId: string, arrives: Promise<boolean>) => {
      const tell = (state: PhotoState) => setStates((before) => new Map(before).set(challengeId, state));
      tell("sending");
      void arrives.then((isThere) => {
        tell(isThere ? "sent" : "lost");
        if (isThere) void onSent();
      });
    },
    [onSent],
  );
  return { states, follow };
}
