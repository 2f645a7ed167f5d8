/** A selfie, opened by a tap and never before: its link is good for a minute and is asked for anew each time. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Refusal } from "../api/refusal";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import { SELFIES } from "./words";

interface LookProps {
  /** What is told of the picture to who cannot see it. */
  alt: string;
  /** Whose it is, beside the button's own words, for who cannot see where it stands. */
  of?: string;
  ask: () => Promise<{ url: string }>;
  /** What has to be filled in before, which tells its own faults. */
  first?: (refusal: Refusal | null) => ComponentChildren;
  onOpened?: () => void;
}

export function Look({ alt, of, ask, first, onOpened }: LookProps) {
  const { t } = usePageWords(SELFIES);
  const [url, setUrl] = useState("");
  const [isBroken, setBroken] = useState(false);
  const { busy, refusal, run } = useAct();
  const open = () =>
    run(async () => {
      setBroken(false);
      setUrl((await ask()).url);
      onOpened?.();
    });
  function close() {
    setUrl("");
    setBroken(false);
  }
  return (
    <div class="stack">
      {url && !isBroken && <img class="taken" src={url} alt={alt} onError={() => setBroken(true)} />}
      {isBroken && <p role="alert">{t.broken}</p>}
      {first?.(refusal)}
      {refusal && !(first && refusal.faults.length) && <NoNotice refusal={refusal} />}
      <button type="button" class="quiet" disabled={busy} onClick={url && !isBroken ? close : () => void open()}>
        {busy ? t.looking : url && !isBroken ? t.hide : t.look}
        {of && <span class="unseen"> {of}</span>}
      </button>
    </div>
  );
}
