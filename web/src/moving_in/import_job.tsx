/** One import, wherever it stands: its check, what the check found, its application. The address holds the job. */
import type { FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import { type Job, useJob } from "../api/job";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { LettersForm } from "../rosters/letters_form";
import { useHere } from "../state/here";
import { dateAndTime } from "../words/format";
import { ActButton } from "./act";
import { Encoding, isUnreadable, OtherEncoding, Remembered } from "./file_reading";
import { Apply, Applying, Finished } from "./import_apply";
import { Attention, Counts, Marked } from "./import_result";
import { isWhollyRead, JobFaults } from "./job_faults";
import { useKindWords } from "./kind_words";
import { kindOf, routeTo } from "./kinds";
import { isToMap, MappingForm } from "./mapping_form";
import { askForCheck, type HowToRead } from "./send_file";
import { useMovingIn } from "./words";

interface ImportJobProps {
  jobId: string;
  /** How its faults are told. */
  Faults?: FunctionComponent<{ job: Job }>;
  /** What a page shows of its good rows. */
  Rows?: FunctionComponent<{ job: Job }> | undefined;
}

export function ImportJob({ jobId, Faults = JobFaults, Rows }: ImportJobProps) {
  const { m, w, lang } = useMovingIn();
  const { zone, wayTo } = useHere();
  const { data: job, refusal, loading, reload, isLong } = useJob(jobId, lang);
  const { name } = useKindWords(job ? kindOf(job) : "people");
  const [how, setHow] = useState<HowToRead>({}); // of this visit's checks, each of which needs the whole of it
  async function check(more: HowToRead = {}) {
    const whole = { ...how, ...more };
    setHow(whole);
    await askForCheck(jobId, whole);
    await reload();
  }
  return (
    <>
      {job && <p class="soft">{`${name} · ${m.jobOf(dateAndTime(job.made_at, lang, zone))}`}</p>}
      {refusal && <Unread refusal={refusal} reload={() => void reload()} />}
      {!job && loading && <Busy>{w.loading}</Busy>}
      {job && <Stage job={job} reload={reload} how={how} check={check} Faults={Faults} Rows={Rows} />}
      {job && isLong && <p class="soft">{m.longer}</p>}
      {job && job.state !== "queued" && job.state !== "applying" && (
        <a class="quiet" href={wayTo(...routeTo(kindOf(job)))}>
          {m.another}
        </a>
      )}
    </>
  );
}

interface StageProps {
  job: Job;
  reload: () => Promise<void>;
  how: HowToRead;
  check: (more?: HowToRead) => Promise<void>;
  Faults: FunctionComponent<{ job: Job }>;
  Rows?: FunctionComponent<{ job: Job }> | undefined;
}

function Stage(props: StageProps) {
  const { m } = useMovingIn();
  const { job, check } = props;
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
      return isUnreadable(job) ? <OtherEncoding check={check} /> : <Checked {...props} />;
    case "applying":
      return <Applying job={job} />;
    case "done":
      return <Finished job={job} />;
    default:
      return (
        <div role="alert">
          <Notice tone="bad" title={m.failed}>
            <p>{m.problems[job.problem ?? ""] ?? m.problem(job.problem ?? job.state)}</p>
            <ActButton act={() => check()} label={m.again} busyLabel={m.asking} />
          </Notice>
        </div>
      );
  }
}

/** While its columns are not known, nothing else about the file is worth a word. */
function Checked({ job, reload, how, check, Faults, Rows }: StageProps) {
  const toMap = isToMap(job);
  return (
    <>
      {isWhollyRead(job) && <Counts job={job} />}
      <Encoding job={job} />
      <Remembered job={job} />
      <Faults job={job} />
      <Attention job={job} />
      {!toMap && Rows && isWhollyRead(job) && <Rows job={job} />}
      {!toMap && <Marked job={job} />}
      {toMap && <MappingForm job={job} send={check} />}
      {kindOf(job) === "roster" && (
        <LettersForm job={job} given={how.letters ?? {}} send={(letters) => check({ letters })} />
      )}
      {!toMap && <Apply job={job} reload={reload} />}
    </>
  );
}
