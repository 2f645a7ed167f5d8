/** A newer version is here: taken when the person says so, never in the middle of a check-in. */
import { Notice } from "../parts/notice";
import { useWords } from "../words/words";
import { renew, useNewer } from "./worker";

export function UpdateNotice() {
  const { w } = useWords();
  if (!useNewer()) return null;
  return (
    <div role="status">
      <Notice tone="info" icon="phone" title={w.newer.title}>
        <p>{w.newer.detail}</p>
        <button type="button" class="quiet" onClick={() => void renew()}>
          {w.newer.take}
        </button>
      </Notice>
    </div>
  );
}
