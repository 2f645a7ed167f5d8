/** How far a report's files are; one alone is fetched at once, of several each by its own button. */
import { useEffect, useRef } from "preact/hooks";
import { download, isMoving, type Job, useJob } from "../api/job";
import { NoNotice, Notice, Unread } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import { GIVEN_OUT } from "./words";

interface MadeProps {
  jobId: string;
  /** Once it rests. */
  rested?: () => void;
  long?: string;
}

export function Made({ jobId, rested, long }: MadeProps) {
  const { t, lang } = usePageWords(GIVEN_OUT);
  const { data: job, refusal, reload, isLong } = useJob(jobId, lang);
  const fetching = useAct();
  const fetched = useRef(false);
  const isDone = job?.state === "done";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is there
  useEffect(() => {
    if (!job || isMoving(job)) return;
    rested?.();
    const [name, ...more] = job.files;
    if (!isDone || !name || more.length || fetched.current) return;
    fetched.current = true;
    void fetching.run(() => download(jobId, name));
  }, [job?.state]);
  return (
    <div role="status" class="stack">
      {refusal && <Unread refusal={refusal} reload={() => void reload()} />}
      {fetching.refusal && <NoNotice refusal={fetching.refusal} />}
      {(!job || isMoving(job)) && (
        <>
          <p>{t.making(job?.done ?? 0, job?.total ?? 0)}</p>
          <progress
            aria-label={t.title}
            max={job && job.total > 1 ? job.total : undefined}
            value={job && job.total > 1 ? job.done : undefined}
          />
          {isLong && <p class="soft">{long ?? t.long}</p>}
        </>
      )}
      {job && isDone && <Done job={job} fetch={(name) => void fetching.run(() => download(jobId, name))} />}
      {job?.state === "failed" && <Notice tone="bad" title={t.failed[job.problem ?? ""] ?? t.failedOther} />}
    </div>
  );
}

function Done({ job, fetch }: { job: Job; fetch: (name: string) => void }) {
  const { t } = usePageWords(GIVEN_OUT);
  const rows = job.counts.rows ?? 0;
  const isAlone = job.files.length < 2;
  return (
    <>
      <Notice tone="ok" title={isAlone ? t.made(rows) : t.madeMany(rows)} />
      {!isAlone && (
        <ul class="stack">
          {job.files.map((name) => (
            <li key={name}>
              <button type="button" class="link" onClick={() => fetch(name)}>
                {t.fetch(name)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
