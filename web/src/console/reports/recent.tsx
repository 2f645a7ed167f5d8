/** One's latest files, each with a way to it while it lies there. */
import { useMemo } from "preact/hooks";
import { download, isMoving, type Job } from "../../api/job";
import type { Asked } from "../../api/use_answer";
import { periodName } from "../../evaluations/period_name";
import { NoNotice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import { useHere } from "../../state/here";
import { useUnits } from "../../state/read_city";
import { dateAndTime, shortDate } from "../../words/format";
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
                <File key={job.job_id} job={job} unit={unitOf(job, names) ?? t.allUnits} />
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
  const span = job.on ? shortDate(job.on, lang) : periodName(job.period_id ?? job.month ?? "", lang);
  const title = `${t.kinds[job.report ?? job.kind] ?? ""} · ${span} · ${(job.format ?? "").toUpperCase()}`;
  const rows = job.state === "done" ? ` · ${job.counts.rows ?? 0} ${t.rows.toLowerCase()}` : "";
  return (
    <li class="row recent-file">
      <span class="row-name">
        <span class="strong">{title}</span>
        <span class="soft small">
          {unit && `${unit} · `}
          {dateAndTime(job.made_at, lang, zone)}
          {rows}
        </span>
        {refusal && <NoNotice refusal={refusal} />}
      </span>
      {isMoving(job) ? (
        <span class="soft">{t.moving}</span>
      ) : job.state === "failed" ? (
        <span class="soft">{t.broken}</span>
      ) : !job.files.length ? (
        <span class="soft">{t.gone}</span>
      ) : (
        <span class="actions">
          {job.files.map((name, at) => {
            const label = job.files.length > 1 ? `${t.fetch} ${at + 1}` : t.fetch;
            return (
              <button
                key={name}
                type="button"
                class="link"
                disabled={busy}
                title={name}
                aria-label={`${label}: ${title}`}
                onClick={() => void run(() => download(job.job_id, name))}
              >
                {label}
              </button>
            );
          })}
        </span>
      )}
    </li>
  );
}

/** "" of a report of one person; null where it is of everything within reach. */
function unitOf({ unit_id, kind }: Job, names: ReadonlyMap<string, string>): string | null {
  if (unit_id) return names.get(unit_id) ?? unit_id;
  return kind === "person_performance" || kind === "daily_progress" ? "" : null;
}
