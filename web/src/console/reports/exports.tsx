/** A report as a file: ordered once, watched while it is made, fetched at once; and one's latest files below. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { type Job, onceOnly } from "../../api/job";
import { persistently } from "../../api/persistently";
import { useAnswer } from "../../api/use_answer";
import { Made } from "../../given_out/made";
import { NoNotice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { Recent } from "./recent";
import { REPORTS } from "./words";

const KINDS = ["report", "unit_performance", "person_performance", "daily_progress", "budget_report"];
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
      {jobId && <Made key={jobId} jobId={jobId} rested={() => void recent.reload()} long={t.long} />}
      <Recent recent={recent} />
    </section>
  );
}

export async function readFiles(): Promise<Job[]> {
  const { jobs } = await answer(api.GET("/jobs"));
  return jobs.filter(({ kind }) => KINDS.includes(kind)).slice(0, 10);
}
