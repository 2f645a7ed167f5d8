/** One's latest files, each with a way to it while it lies there. */
import { useMemo } from "preact/hooks";
import { download, isMoving, type Job } from "../../api/job";
import type { Asked } from "../../api/use_answer";
import { NoNotice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { dateAndTime, monthName, shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { REPORTS } from "./words";

export function Recent({ recent }: { recent: Asked<Job[]> }) {
  const { t } = usePageWords(REPORTS);
  const units = useUnits().data;
  const names = useMemo(() => new Map(units?.map(({ unit_id, name }) => [unit_id, name])), [units]);
  return (
    <section class="recent">
      <h3>{t.recent}</h3>
      <Awaited asked={recent}>
        {(jobs) =>
          jobs.length ? (
            <ul class="rows">
              {jobs.map((job) => (
                <File key={job.job_id} job={job} unit={names.get(job.unit_id ?? "") ?? job.unit_id ?? t.allUnits} />
              ))}
            </ul>
          ) : (
            <p class="soft">{t.recentEmpty}</p>
          )
        }
      </Awaited>
    </section>
  );
}

function File({ job, unit }: { job: Job; unit: string }) {
  const { t, lang } = usePageWords(REPORTS);
  const { zone } = useHere();
  const { busy, refusal, run } = useAct();
  const [name] = job.files;
  const span = job.month ? monthName(job.month, lang) : job.on ? shortDate(job.on, lang) : "";
  const title = `${t.kinds[job.report ?? ""] ?? ""} · ${span} · ${(job.format ?? "").toUpperCase()}`;
  const rows = job.state === "done" ? ` · ${job.counts.rows ?? 0} ${t.rows.toLowerCase()}` : "";
  return (
    <li class="row recent-file">
      <span class="row-name">
        <span class="strong">{title}</span>
        <span class="soft small">
          {unit} · {dateAndTime(job.made_at, lang, zone)}
          {rows}
        </span>
        {refusal && <NoNotice refusal={refusal} />}
      </span>
      {isMoving(job) ? (
        <span class="soft">{t.moving}</span>
      ) : job.state === "failed" ? (
        <span class="soft">{t.broken}</span>
      ) : !name ? (
        <span class="soft">{t.gone}</span>
      ) : (
        <button
          type="button"
          class="link"
          disabled={busy}
          aria-label={`${t.fetch}: ${title}`}
          onClick={() => void run(() => download(job.job_id, name))}
        >
          {t.fetch}
        </button>
      )}
    </li>
  );
}
