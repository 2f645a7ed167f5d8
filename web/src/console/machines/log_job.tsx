/** One import of a log, wherever it stands: what the check found, its application, its way back. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { type Job, useJob } from "../../api/job";
import { ActButton } from "../../moving_in/act";
import { Encoding, isUnreadable, OtherEncoding, Remembered } from "../../moving_in/file_reading";
import { Marked } from "../../moving_in/import_result";
import { isWhollyRead, JobFaults } from "../../moving_in/job_faults";
import { isToMap, MappingForm } from "../../moving_in/mapping_form";
import { askForCheck, type HowToRead } from "../../moving_in/send_file";
import { Notice, Unread } from "../../parts/notice";
import { Busy } from "../../parts/screen";
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
  const { t, w, lang } = usePageWords(MACHINES);
  const { data: job, refusal, loading, reload } = useJob(jobId, lang);
  const { zone } = useHere();
  const [how, setHow] = useState<HowToRead>({}); // of this visit's checks, each of which needs the whole of it
  async function check(more: HowToRead = {}) {
    const whole = { ...how, ...more };
    setHow(whole);
    await askForCheck(jobId, whole);
    await reload();
  }
  return (
    <>
      {job && <h2>{t.jobTitle(nameOf(machines, job.machine_id), dateAndTime(job.made_at, lang, zone))}</h2>}
      {refusal && <Unread refusal={refusal} reload={() => void reload()} />}
      {!job && loading && <Busy>{w.loading}</Busy>}
      {job && <Stage job={job} reload={reload} check={check} />}
    </>
  );
}

interface StageProps {
  job: Job;
  reload: () => Promise<void>;
  check: (more?: HowToRead) => Promise<void>;
}

function Stage({ job, reload, check }: StageProps) {
  const { t } = usePageWords(MACHINES);
  switch (job.state) {
    case "awaiting_file":
      return (
        <Notice tone="warn">
          <p>{t.awaiting}</p>
          <ActButton act={() => check()} label={t.check} busyLabel={t.preparing} />
        </Notice>
      );
    case "queued":
      return <Busy>{t.checking}</Busy>;
    case "checked":
      return isUnreadable(job) ? <OtherEncoding check={check} /> : <Checked job={job} reload={reload} check={check} />;
    case "applying":
      return <Moving job={job} />;
    case "done":
      return <Finished job={job} reload={reload} />;
    default:
      return (
        <>
          <div role="alert">
            <Notice tone="bad" title={t.failed}>
              <p>{t.failedDetail(job.problem ?? job.state)}</p>
              <ActButton act={() => check()} label={t.again} busyLabel={t.preparing} />
            </Notice>
          </div>
          <Withdraw job={job} reload={reload} />
        </>
      );
  }
}

/** While its columns are not known, nothing else about the file is worth a word. */
function Checked({ job, reload, check }: StageProps) {
  const toMap = isToMap(job);
  return (
    <>
      {isWhollyRead(job) && <Result job={job} />}
      <Encoding job={job} />
      <Remembered job={job} />
      {toMap ? (
        <MappingForm job={job} send={check} />
      ) : (
        <>
          <Apply job={job} reload={reload} />
          <Days job={job} />
          <JobFaults job={job} />
          <Withdraw job={job} reload={reload} />
          <Marked job={job} />
        </>
      )}
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

function Apply({ job, reload }: { job: Job; reload: () => Promise<void> }) {
  const { t } = usePageWords(MACHINES);
  const { me } = useHere();
  const isOwn = [job.made_by, job.checked_by].includes(me.employee.employee_id);
  if (!job.total) return <Notice tone="info">{<p>{t.nothing}</p>}</Notice>;
  const isFaulty = Boolean(job.counts.faulty) || job.faults.length > 0;
  const body = { mode: isFaulty ? "good_rows" : "whole", revision: job.revision } as const; // what was read here
  return (
    <section class="card stack">
      {isOwn && <p>{t.askSecond}</p>}
      <Sure
        label={isFaulty ? t.applyGood : t.apply}
        consequence={t.sure(daysOf(job.counts))}
        yes={t.yes}
        busyLabel={t.preparing}
        act={() =>
          answer(api.POST("/jobs/{job_id}/application", { params: { path: { job_id: job.job_id } }, body })).finally(
            reload,
          )
        }
      />
    </section>
  );
}

function Moving({ job }: { job: Job }) {
  const { t } = usePageWords(MACHINES);
  const told = t.progress(job.done, job.total);
  return (
    <section class="card">
      <Busy>{job.withdrawn ? t.withdrawing : t.applying}</Busy>
      <progress max={job.total} value={job.done} aria-label={told} />
      <p class="clock">{told}</p>
    </section>
  );
}

function Finished({ job, reload }: { job: Job; reload: () => Promise<void> }) {
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
function Withdraw({ job, reload }: { job: Job; reload: () => Promise<void> }) {
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
