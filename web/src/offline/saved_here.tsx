/** It did not get through, and nothing is lost: it is kept on this phone and sent by itself. */
import type { Refusal } from "../api/refusal";
import { Notice } from "../parts/notice";
import { address } from "../route";
import { usePageWords } from "../words/words";
import { OFFLINE_WORDS } from "./words";

interface SavedHereProps {
  refusal: Refusal;
  sendAgain: () => void;
}

export function SavedHere({ refusal, sendAgain }: SavedHereProps) {
  const { t, w } = usePageWords(OFFLINE_WORDS);
  return (
    <>
      <div role="status">
        <Notice tone="warn" icon="phone" title={t.savedHere}>
          <p>{refusal.failure ? t.why[refusal.failure] : t.whyElse}</p>
          <p>{t.savedDetail}</p>
          <p>{t.mayClose}</p>
          {refusal.failure && <p class="soft">{w.checkIn.isReported}</p>}
        </Notice>
      </div>
      <div class="actions">
        <button type="button" class="main" onClick={sendAgain}>
          {t.again}
        </button>
        <a class="quiet" href={address()}>
          {w.backHome}
        </a>
      </div>
    </>
  );
}
