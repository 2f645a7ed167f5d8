/** Buttons that have a report made, and what becomes of the one pressed last. */
import { useState } from "preact/hooks";
import { type Job, onceOnly } from "../api/job";
import { persistently } from "../api/persistently";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import { Made } from "./made";
import { GIVEN_OUT } from "./words";

type Once = ReturnType<typeof onceOnly>;

interface OrderProps {
  /** Formats as they are shown, each with the request that orders it. */
  choices: readonly (readonly [string, (params: Once) => Promise<Job>])[];
  rested?: () => void;
}

export function Order({ choices, rested }: OrderProps) {
  const { t } = usePageWords(GIVEN_OUT);
  const { busy, refusal, run } = useAct();
  const [jobId, setJobId] = useState<string | null>(null);
  const make = (ask: (params: Once) => Promise<Job>) => async () => {
    setJobId(null);
    const params = onceOnly();
    setJobId((await persistently(() => ask(params))).job_id);
  };
  return (
    <>
      <div class="actions">
        {choices.map(([label, ask]) => (
          <button key={label} type="button" class="quiet" disabled={busy} onClick={() => void run(make(ask))}>
            {t.make(label)}
          </button>
        ))}
      </div>
      {refusal && <NoNotice refusal={refusal} />}
      {jobId && <Made key={jobId} jobId={jobId} {...(rested ? { rested } : {})} />}
    </>
  );
}
