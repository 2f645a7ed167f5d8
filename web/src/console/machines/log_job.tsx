/** One import of a log, wherever it stands: what the check found, its application, its way back. */
import { answer, api } from "../../api/client";
import type { Job } from "../../api/job";
import { apply, Progress } from "../../moving_in/import_apply";
import { Marked } from "../../moving_in/import_result";
import { ImportStages, type OfJob } from "../../moving_in/import_stages";
import { JobFaults } from "../../moving_in/job_faults";
import { Notice } from "../../parts/notice";
import { Sure } from "../../parts/sure";
import { useHere } from "../../state/here";
import { dateAndTime } from "../../words/format";
import { usePageWords } from "../../words/words";
import { type Stat, Stats } from "../parts/stats";
import { type Machine, nameOf } from "./page";
import { MACHINES } from "./words";

interface LogJobProps {
  jobId: string;
  machines: readonly Machine[];
}

export function LogJob({ jobId, machines }: LogJobProps) {
  const { t, lang } = usePageWords(MACHINES);
  const { zone } = useHere();
  return (
    <ImportStages
      jobId={jobId}
      tell={{
        title: ({ machine_id, made_at }) => (
          <h2>{t.jobTitle(nameOf(machines, machine_id), dateAndTime(made_at, lang, zone))}</h2>
        ),
        result: (job) => <Result job={job} />,
        faults: (job) => <JobFaults job={job} />,
        checked: (open) => <Checked {...open} />,
        applying: (job) => <Moving job={job} />,
        finished: (open) => <Finished {...open} />,
        failed: (open) => <Withdraw {...open} />,
      }}
    />
  );
}

function Checked({ job, reload }: OfJob) {
  return (
    <>
      <Apply job={job} reload={reload} />
      <Days job={job} />
      <JobFaults job={job} />
      <Withdraw job={job} reload={reload} />
      <Marked job={job} />
    </>
  );
}

/** Only what there is, beside what everybody looks for. */
function Result({ job: { counts } }: { job: Job }) {
  const { t } = usePageWords(MACHINES);
  const { matched = 0, faulty = 0, unused = 0, outside = 0, elsewhere = 0, locked = 0, own = 0 } = counts;
  const { new: fresh = 0, changed = 0, known = 0 } = counts;
  const all: (Stat & { value: number; always?: boolean })[] = [
    { name: t.matched, value: matched, always: true },
    { name: t.unknown, value: faulty, always: true, note: t.unknownNote, ...(faulty ? { tone: "warn" as const } : {}) },
    { name: t.repeated, value: unused, note: t.repeatedNote },
    { name: t.outside, value: outside, note: t.outsideNote },
    { name: t.elsewhere, value: elsewhere, note: t.elsewhereNote },
    { name: t.locked, value: locked },
    { name: t.own, value: own, note: t.ownNote },
    { name: t.fresh, value: fresh, always: true },
    { name: t.changed, value: changed },
    { name: t.known, value: known },
  ];
  return <Stats label={t.result} of={all.filter(({ value, always }) => value > 0 || always)} />;
}

function Days({ job: { attention, counts } }: { job: Job }) {
  const { t } = usePageWords(MACHINES);
  if (!attention.length) return null;
  return (
    <section aria-labelledby="days">
      <h2 id="days">{t.daysTitle}</h2>
      <p class="soft">{t.daysFirst(attention.length, daysOf(counts))}</p>
      <ul class="rows card">
        {attention.map(({ row, detail }) => (
          <li class="row" key={row}>
            <p>{detail}</p>
            <p class="soft nowrap">{t.row(String(row))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Apply({ job, reload }: OfJob) {
  const { t } = usePageWords(MACHINES);
  const { me } = useHere();
  const isOwn = [job.made_by, job.checked_by].includes(me.employee.employee_id);
  if (!job.total) return <Notice tone="info">{<p>{t.nothing}</p>}</Notice>;
  const isFaulty = Boolean(job.counts.faulty) || job.faults.length > 0;
  return (
    <section class="card stack">
      {isOwn && <p>{t.askSecond}</p>}
      <Sure
        label={isFaulty ? t.applyGood : t.apply}
        consequence={t.sure(daysOf(job.counts))}
        yes={t.yes}
        busyLabel={t.preparing}
        act={() => apply(job, isFaulty ? "good_rows" : "whole").finally(reload)}
      />
    </section>
  );
}

function Moving({ job }: { job: Job }) {
  const { t } = usePageWords(MACHINES);
  return (
    <Progress job={job} busyLabel={job.withdrawn ? t.withdrawing : t.applying} told={t.progress(job.done, job.total)} />
  );
}

function Finished({ job, reload }: OfJob) {
  const { t } = usePageWords(MACHINES);
  const isLeft = job.failed_rows.length > 0;
  return (
    <div class="stack">
      <div role="status">
        {!(job.withdrawn && isLeft) && (
          <Notice tone={job.withdrawn ? "info" : "ok"}>
            <p>{job.withdrawn ? t.withdrawn : t.done(daysOf(job.counts))}</p>
          </Notice>
        )}
      </div>
      {isLeft && (
        <Notice tone="warn">
          <p>{job.withdrawn ? t.withdrawnPartly : t.failedRows}</p>
        </Notice>
      )}
      {(!job.withdrawn || isLeft) && <Withdraw job={job} reload={reload} />}
      <Marked job={job} />
    </div>
  );
}

/** Of one whose application was begun: also where it, or its way back, stopped half-way. */
function Withdraw({ job, reload }: OfJob) {
  const { t } = usePageWords(MACHINES);
  if (!job.mode || !job.first_on) return null;
  return (
    <section class="card stack">
      <Sure
        label={t.withdraw}
        consequence={t.withdrawSure}
        yes={t.withdrawYes}
        busyLabel={t.preparing}
        act={() =>
          answer(api.POST("/jobs/{job_id}/withdrawal", { params: { path: { job_id: job.job_id } } })).finally(reload)
        }
      />
    </section>
  );
}

function daysOf({ new: fresh = 0, changed = 0 }: Job["counts"]): number {
  return fresh + changed;
}
