/** A button that has a file made by a worker, waits for it and downloads it. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { download, type Job, onceOnly, restOf } from "../../api/job";
import { persistently } from "../../api/persistently";
import { Refusal } from "../../api/refusal";
import { NoNotice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { CONSOLE } from "../words";

interface OrderFileProps {
  label: string;
  hint?: string;
  order: (once: ReturnType<typeof onceOnly>) => Promise<Job>;
  /** Beside a refusal: a way on. */
  wayOn?: (refusal: Refusal) => ComponentChildren;
  isMain?: boolean;
}

export function OrderFile({ label, hint, order, wayOn, isMain }: OrderFileProps) {
  const { t } = usePageWords(CONSOLE);
  const { busy, refusal, run } = useAct();
  const [isMade, setMade] = useState(false);
  async function make() {
    setMade(false);
    const once = onceOnly();
    const job = await restOf(await persistently(() => order(once)));
    if (!job.files.length) throw new Refusal(job.problem ?? "FILE_FAILED", t.fileFailed, t.fileFailedTitle);
    for (const name of job.files) await download(job.job_id, name);
    setMade(true);
  }
  return (
    <div class="stack">
      {refusal && <NoNotice refusal={refusal}>{wayOn?.(refusal)}</NoNotice>}
      <button
        type="button"
        class={isMain ? "main" : "quiet as-wide-as-its-words"}
        disabled={busy}
        onClick={() => void run(make)}
      >
        {busy ? t.fileMaking : label}
      </button>
      {hint && <p class="hint">{hint}</p>}
      <p class="live" role="status">
        {isMade ? t.fileMade : ""}
      </p>
    </div>
  );
}
