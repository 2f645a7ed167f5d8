/** It did not get through, and nothing is lost: it is kept on this phone and sent by itself. */
import type { Refusal } from "../api/refusal";
import { Notice } from "../parts/notice";
import { address } from "../route";
import { useWords } from "../words/words";

interface SavedHereProps {
  refusal: Refusal;
  sendAgain: () => void;
}

export function SavedHere({ refusal, sendAgain }: SavedHereProps) {
  const { w } = useWords();
  return (
    <>
      <div role="status">
        <Notice tone="warn" icon="phone" title={w.offline.savedHere}>
          <p>{refusal.failure ? w.offline.why[refusal.failure] : w.offline.whyElse}</p>
          <p>{w.offline.savedDetail}</p>
          <p>{w.offline.mayClose}</p>
          {refusal.failure && <p class="soft">{w.checkIn.isReported}</p>}
        </Notice>
      </div>
      <div class="actions">
        <button type="button" class="main" onClick={sendAgain}>
          {w.offline.again}
        </button>
        <a class="quiet" href={address()}>
          {w.backHome}
        </a>
      </div>
    </>
  );
}
