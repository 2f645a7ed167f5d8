/** A report as a file: ordered once, watched while it is made, fetched at once; and one's latest files below. */
import { useEffect, useRef, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { download, isMoving, type Job, onceOnly, useJob } from "../../api/job";
import { persistently } from "../../api/persistently";
import { type Asked, useAnswer } from "../../api/use_answer";
import { NoNotice, Notice, Unread } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { Recent } from "./recent";
import { REPORTS } from "./words";

const FORMATS = ["xlsx", "csv", "pdf"] as const;
type Order = Omit<Schemas["ReportBody"], "format">;

export function Exports({ order }: { order: Order }) {
  const { t } = usePageWords(REPORTS);
  const { busy, refusal, run } = useAct();
  const [jobId, setJobId] = useState<string | null>(null);
  const recent = useAnswer("report files", readFiles);
  const make = (format: (typeof FORMATS)[number]) => async () => {
    setJobId(null);
    const params = onceOnly();
    const job = await persistently(() => answer(api.POST("/reports", { params, body: { ...order, format } })));
    setJobId(job.job_id);
  };
  return (
    <section class="card exports">
      <h2>{t.files}</h2>
      <p class="soft">{t.filesLead}</p>
      <div class="actions">
        {FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            class="quiet"
            disabled={busy || (format === "pdf" && !order.unit_id)}
            onClick={() => void run(make(format))}
          >
            {t.make(format.toUpperCase())}
          </button>
        ))}
      </div>
      {!order.unit_id && <p class="soft small">{t.pdfNeedsUnit}</p>}
      {refusal && <NoNotice refusal={refusal} />}
      {jobId && <Progress key={jobId} jobId={jobId} recent={recent} />}
      <Recent recent={recent} />
    </section>
  );
}

function Progress({ jobId, recent }: { jobId: string; recent: Asked<Job[]> }) {
  const { t, lang } = usePageWords(REPORTS);
  const { data: job, refusal, reload, isLong } = useJob(jobId, lang);
  const fetching = useAct();
  const fetched = useRef(false);
  const isDone = job?.state === "done";
  const name = job?.files[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is there
  useEffect(() => {
    if (!job || isMoving(job)) return;
    void recent.reload();
    if (!isDone || !name || fetched.current) return;
    fetched.current = true;
    void fetching.run(() => download(jobId, name));
  }, [job?.state]);
  return (
    <div role="status">
      {refusal && <Unread refusal={refusal} reload={() => void reload()} />}
      {fetching.refusal && <NoNotice refusal={fetching.refusal} />}
      {(!job || isMoving(job)) && (
        <>
          <p>{t.making(job?.done ?? 0, job?.total ?? 0)}</p>
          <progress aria-label={t.files} max={job?.total || undefined} value={job?.total ? job.done : undefined} />
          {isLong && <p class="soft">{t.long}</p>}
        </>
      )}
      {job && isDone && <Notice tone="ok" title={t.made(job.counts.rows ?? 0)} />}
      {job?.state === "failed" && <Notice tone="bad" title={t.failed[job.problem ?? ""] ?? t.failedOther} />}
    </div>
  );
}

async function readFiles(): Promise<Job[]> {
  const { jobs } = await answer(api.GET("/jobs"));
  return jobs.filter(({ kind }) => kind === "report").slice(0, 10);
}
