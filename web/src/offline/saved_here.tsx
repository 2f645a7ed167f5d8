/** Nobody answered, and nothing is lost: it is kept on this phone and sent by itself. */
import { Notice } from "../parts/notice";
import { address } from "../route";
import { usePageWords } from "../words/words";
import { OFFLINE_WORDS } from "./words";

export function SavedHere({ sendAgain }: { sendAgain: () => void }) {
  const { t, w } = usePageWords(OFFLINE_WORDS);
  return (
    <>
      <div role="status">
        <Notice tone="warn" icon="phone" title={t.savedHere}>
          <p>{t.savedDetail}</p>
          <p>{t.mayClose}</p>
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
