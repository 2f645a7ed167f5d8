/** One import, wherever it stands: its check, what the check found, its application. The address holds the job. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { LettersForm } from "../rosters/letters_form";
import { address } from "../route";
import { holds, useInside } from "../state/inside";
import { dateAndTime } from "../words/format";
import { ActButton } from "./act";
import { Encoding, isUnreadable, OtherColumns, OtherEncoding, Remembered } from "./file_reading";
import { download, type Job, useJob } from "./job";
import { isWhollyRead, JobFaults } from "./job_faults";
import { useKindWords } from "./kind_words";
import { type ImportKind, isImport, KINDS } from "./kinds";
import { MappingForm } from "./mapping_form";
import { askForCheck, type HowToRead } from "./send_file";
import { useMovingIn } from "./words";

export function ImportJob({ jobId }: { jobId: string }) {
  const { m, w, lang } = useMovingIn();
  const { today } = useInside();
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
      {job && <p class="soft">{`${name} · ${m.jobOf(dateAndTime(job.made_at, lang, today.data?.zone))}`}</p>}
      {refusal && <Unread refusal={refusal} reload={() => void reload()} />}
      {!job && loading && <Busy>{w.loading}</Busy>}
      {job && <Stage job={job} reload={reload} how={how} check={check} />}
      {job && isLong && <p class="soft">{m.longer}</p>}
      {job && job.state !== "queued" && job.state !== "applying" && (
        <a class="quiet" href={address("kelola", "impor", KINDS[kindOf(job)].path)}>
          {m.another}
        </a>
      )}
    </>
  );
}

interface ApplyProps {
  job: Job;
  reload: () => Promise<void>;
}

interface StageProps extends ApplyProps {
  how: HowToRead;
  check: (more?: HowToRead) => Promise<void>;
}

function Stage({ job, reload, how, check }: StageProps) {
  const { m } = useMovingIn();
  const k = useKindWords(kindOf(job));
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
      if (isUnreadable(job)) return <OtherEncoding check={check} />;
      return (
        <>
          {isWhollyRead(job) && <Counts job={job} />}
          <Encoding job={job} />
          <Remembered job={job} />
          <JobFaults job={job} />
          <Marked job={job} />
          <MappingForm job={job} given={how.mapping ?? job.mapping} send={(mapping) => check({ mapping })} />
          <OtherColumns job={job} check={check} />
          {kindOf(job) === "roster" && (
            <LettersForm job={job} given={how.letters ?? {}} send={(letters) => check({ letters })} />
          )}
          <Apply job={job} reload={reload} />
        </>
      );
    case "applying":
      return (
        <section class="card">
          <Busy>{m.applying}</Busy>
          <progress max={job.total} value={job.done} aria-label={k.progress(job.done, job.total)} />
          <p class="clock">{k.progress(job.done, job.total)}</p>
        </section>
      );
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

function Counts({ job }: { job: Job }) {
  const { m } = useMovingIn();
  const k = useKindWords(kindOf(job));
  const { new: fresh = 0, changed = 0, known = 0, faulty = 0, missing = 0 } = job.counts;
  return (
    <section class="card" aria-labelledby="result" role="status">
      <h2 id="result">{m.result}</h2>
      <ul class="counts">
        <li>{k.fresh(fresh)}</li>
        <li>{k.changed(changed)}</li>
        <li>{k.known(known)}</li>
        <li class={faulty ? "fault" : ""}>{m.faulty(faulty)}</li>
        {missing > 0 && <li>{k.missing(missing)}</li>}
      </ul>
    </section>
  );
}

/** The file back with its faults beside the rows; nothing where there are none. */
function Marked({ job }: { job: Job }) {
  const { m } = useMovingIn();
  const name = job.files.find((each) => each.startsWith("marked"));
  if (!name || !(job.counts.faulty || job.faults.length)) return null;
  return (
    <div class="actions">
      <ActButton act={() => download(job.job_id, name)} label={m.marked} busyLabel={m.getting} />
      <p class="hint">{m.markedHint}</p>
    </div>
  );
}

type Mode = "whole" | "good_rows";

function Apply({ job, reload }: ApplyProps) {
  const { m, w } = useMovingIn();
  const { me } = useInside();
  const [isAsked, setAsked] = useState(false);
  const isFaulty = Boolean(job.counts.faulty) || job.faults.length > 0;
  const kind = kindOf(job);
  const k = useKindWords(kind);
  const params = { path: { job_id: job.job_id } };
  const seen = job.revision; // what is applied is what was read here
  // Read again whatever was answered: an application whose answer was lost goes on all the same.
  const apply = (mode: Mode) =>
    answer(api.POST("/jobs/{job_id}/application", { params, body: { mode, revision: seen } })).finally(reload);
  if (!job.total) return <p>{isFaulty ? m.nothingGood : m.nothing}</p>;
  if (!holds(me, KINDS[kind].appliers)) return <p>{isFaulty ? m.mend : k.askAdmin}</p>;
  if (isFaulty && !KINDS[kind].hasGoodRows) return <p>{m.mendWhole}</p>;
  const mode: Mode = isFaulty ? "good_rows" : "whole";
  return (
    <section aria-labelledby="apply">
      <h2 id="apply">{m.apply}</h2>
      {isFaulty && (
        <>
          <p>{m.mend}</p>
          <p>{m.orGood}</p>
        </>
      )}
      <button
        type="button"
        class={isFaulty || isAsked ? "quiet" : "main"}
        aria-expanded={isAsked}
        onClick={() => setAsked(!isAsked)}
      >
        {isFaulty ? m.applyGood(job.total) : k.applyWhole(job.total)}
      </button>
      {isAsked && (
        <div class="card stack" role="alert">
          <p>{k.sure(job.total)}</p>
          <ActButton kind="main" act={() => apply(mode)} label={m.yes} busyLabel={m.preparing} />
          <button type="button" class="quiet" onClick={() => setAsked(false)}>
            {w.cancel}
          </button>
        </div>
      )}
    </section>
  );
}

function Finished({ job }: { job: Job }) {
  const { m } = useMovingIn();
  const kind = kindOf(job);
  const k = useKindWords(kind);
  const failed = job.failed_rows;
  return (
    <div class="stack" role="status">
      <Notice tone="ok">
        <p>{k.finished(job.done - failed.length)}</p>
        {k.next && <p>{k.next}</p>}
        {kind === "people" && (
          <a class="quiet" href={address("tim")}>
            {m.nextSlips}
          </a>
        )}
        {kind === "units" && (
          <a class="quiet" href={address("kelola", "impor", KINDS.people.path)}>
            {m.nextPeople}
          </a>
        )}
      </Notice>
      {failed.length > 0 && (
        <Notice tone="warn">
          <p>{m.failedRows(failed.join(", "))}</p>
        </Notice>
      )}
      {Boolean(job.counts.faulty) && (
        <Notice tone="warn">
          <p>{m.leftOut(job.counts.faulty ?? 0)}</p>
        </Notice>
      )}
      <Marked job={job} />
    </div>
  );
}

function kindOf({ kind }: Job): ImportKind {
  return isImport(kind) ? kind : "people";
}
