/** A newer version is here: taken when the person says so, never in the middle of a check-in. */
import { Notice } from "../parts/notice";
import { usePageWords } from "../words/words";
import { VERSION_WORDS } from "./words";
import { renew, useNewer } from "./worker";

export function UpdateNotice() {
  const { t } = usePageWords(VERSION_WORDS);
  if (!useNewer()) return null;
  return (
    <div role="status">
      <Notice tone="info" icon="phone" title={t.title}>
        <p>{t.detail}</p>
        <button type="button" class="quiet" onClick={() => void renew()}>
          {t.take}
        </button>
      </Notice>
    </div>
  );
}
