/** The stages of an import, whatever its kind: its file awaited, its check, its columns mapped, its application, its end. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type Job, useJob } from "../api/job";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { ActButton } from "./act";
import { Encoding, isUnreadable, OtherEncoding, Remembered } from "./file_reading";
import { isWhollyRead } from "./job_faults";
import { isToMap, MappingForm } from "./mapping_form";
import { askForCheck, type HowToRead } from "./send_file";
import { useMovingIn } from "./words";

export interface OfJob {
  job: Job;
  reload: () => Promise<void>;
}

export interface OfCheck extends OfJob {
  how: HowToRead;
  check: (more?: HowToRead) => Promise<void>;
}

/** What each kind of file tells in its own way. */
export interface Telling {
  title: (job: Job) => ComponentChildren;
  /** What the check found, once the file is wholly read. */
  result: (job: Job) => ComponentChildren;
  /** Those of a header whose columns are to be mapped. */
  faults: (job: Job) => ComponentChildren;
  /** What there is to see and to do once its columns are known. */
  checked: (of: OfCheck) => ComponentChildren;
  applying: (job: Job) => ComponentChildren;
  finished: (of: OfJob) => ComponentChildren;
  /** Beside a failure: what may be undone. */
  failed?: (of: OfJob) => ComponentChildren;
  /** Where to go from one that rests. */
  foot?: (job: Job) => ComponentChildren;
}

export function ImportStages({ jobId, tell }: { jobId: string; tell: Telling }) {
  const { m, w, lang } = useMovingIn();
  const { data: job, refusal, loading, reload, isLong } = useJob(jobId, lang);
  const [how, setHow] = useState<HowToRead>({}); // of this visit's checks, each of which needs the whole of it
  async function check(more: HowToRead = {}) {
    const whole = { ...how, ...more };
    setHow(whole);
    await askForCheck(jobId, whole);
    await reload();
  }
  return (
    <>
      {job && tell.title(job)}
      {refusal && <Unread refusal={refusal} reload={() => void reload()} />}
      {!job && loading && <Busy>{w.loading}</Busy>}
      {job && <Stage {...{ job, reload, how, check, tell }} />}
      {job && isLong && <p class="soft">{m.longer}</p>}
      {job && job.state !== "queued" && job.state !== "applying" && tell.foot?.(job)}
    </>
  );
}

function Stage({ tell, ...open }: OfCheck & { tell: Telling }) {
  const { m } = useMovingIn();
  const { job, reload, check } = open;
  switch (job.state) {
    case "awaiting_file":
      return (
        <Notice tone="warn">
          <p>{m.awaiting}</p>
          <ActButton act={() => check()} label={m.check} busyLabel={m.asking} />
        </Notice>
      );
    case "queued":
      return <Busy>{m.checking}</Busy>;
    case "checked":
      return isUnreadable(job) ? <OtherEncoding check={check} /> : <Checked tell={tell} {...open} />;
    case "applying":
      return tell.applying(job);
    case "done":
      return tell.finished({ job, reload });
    default:
      return (
        <>
          <div role="alert">
            <Notice tone="bad" title={m.failed}>
              <p>{m.problems[job.problem ?? ""] ?? m.problem(job.problem ?? job.state)}</p>
              <ActButton act={() => check()} label={m.again} busyLabel={m.asking} />
            </Notice>
          </div>
          {tell.failed?.({ job, reload })}
        </>
      );
  }
}

/** While its columns are not known, nothing else about the file is worth a word. */
function Checked({ tell, ...open }: OfCheck & { tell: Telling }) {
  const { job, check } = open;
  return (
    <>
      {isWhollyRead(job) && tell.result(job)}
      <Encoding job={job} />
      <Remembered job={job} />
      {isToMap(job) ? (
        <>
          {tell.faults(job)}
          <MappingForm job={job} send={check} />
        </>
      ) : (
        tell.checked(open)
      )}
    </>
  );
}
