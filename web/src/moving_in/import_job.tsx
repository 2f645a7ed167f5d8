/** One import of people, units, rosters, balances or bases, wherever it stands. The address holds the job. */
import type { FunctionComponent } from "preact";
import type { Job } from "../api/job";
import { LettersForm } from "../rosters/letters_form";
import { useHere } from "../state/here";
import { dateAndTime } from "../words/format";
import { Apply, Applying, Finished } from "./import_apply";
import { Attention, Counts, Marked } from "./import_result";
import { ImportStages, type OfCheck } from "./import_stages";
import { isWhollyRead, JobFaults } from "./job_faults";
import { useKindWords } from "./kind_words";
import { kindOf, routeTo } from "./kinds";
import { useMovingIn } from "./words";

interface ImportJobProps {
  jobId: string;
  /** How its faults are told. */
  Faults?: FunctionComponent<{ job: Job }>;
  /** What a page shows of its good rows. */
  Rows?: FunctionComponent<{ job: Job }> | undefined;
}

export function ImportJob({ jobId, Faults = JobFaults, Rows }: ImportJobProps) {
  return (
    <ImportStages
      jobId={jobId}
      tell={{
        title: (job) => <Title job={job} />,
        result: (job) => <Counts job={job} />,
        faults: (job) => <Faults job={job} />,
        checked: (open) => <Checked Faults={Faults} Rows={Rows} {...open} />,
        applying: (job) => <Applying job={job} />,
        finished: ({ job }) => <Finished job={job} />,
        foot: (job) => <Another job={job} />,
      }}
    />
  );
}

type CheckedProps = OfCheck & Required<Omit<ImportJobProps, "jobId">>;

function Checked({ job, reload, how, check, Faults, Rows }: CheckedProps) {
  return (
    <>
      <Faults job={job} />
      <Attention job={job} />
      {Rows && isWhollyRead(job) && <Rows job={job} />}
      <Marked job={job} />
      {kindOf(job) === "roster" && (
        <LettersForm job={job} given={how.letters ?? {}} send={(letters) => check({ letters })} />
      )}
      <Apply job={job} reload={reload} />
    </>
  );
}

function Title({ job }: { job: Job }) {
  const { m, lang } = useMovingIn();
  const { zone } = useHere();
  const { name } = useKindWords(kindOf(job));
  return <p class="soft">{`${name} · ${m.jobOf(dateAndTime(job.made_at, lang, zone))}`}</p>;
}

function Another({ job }: { job: Job }) {
  const { m } = useMovingIn();
  const { wayTo } = useHere();
  return (
    <a class="quiet" href={wayTo(...routeTo(kindOf(job)))}>
      {m.another}
    </a>
  );
}
