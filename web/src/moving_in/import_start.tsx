/** Where an import begins: the empty file, the filled-in file, and the imports of before. */
import { useId, useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { Refusal } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { address, go } from "../route";
import { useInside } from "../state/inside";
import { dateAndTime } from "../words/format";
import { ActButton, Refused, useAct } from "./act";
import { ImportJob } from "./import_job";
import { download, type Job, restOf } from "./job";
import { askForCheck, fileFault, sendFile } from "./send_file";
import { useMovingIn } from "./words";

function ImportStart() {
  const { m } = useMovingIn();
  return (
    <>
      <p class="lead">{m.lead}</p>
      <Template />
      <Upload />
      <Latest />
    </>
  );
}

export default function Import({ jobId }: { jobId: string }) {
  return jobId ? <ImportJob jobId={jobId} /> : <ImportStart />;
}

function Template() {
  const { m } = useMovingIn();
  const [isMade, setMade] = useState(false);
  async function get() {
    const job = await restOf(await answer(api.POST("/people-templates")));
    const [name] = job.files;
    if (!name) throw new Refusal("UNREADABLE");
    await download(job.job_id, name);
    setMade(true);
  }
  return (
    <section class="card">
      <h2>{m.stepTemplate}</h2>
      <p>{m.templateHint}</p>
      <ActButton act={get} label={m.getTemplate} busyLabel={m.makingTemplate} />
      <p class="live" role="status">
        {isMade ? m.templateMade : ""}
      </p>
    </section>
  );
}

function Upload() {
  const { m } = useMovingIn();
  const id = useId();
  const { busy, refusal, run } = useAct();
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<ReturnType<typeof fileFault>>(null);
  const [stage, setStage] = useState("");
  async function send(chosen: File) {
    setStage(m.uploading);
    const job = await sendFile(chosen);
    setStage(m.asking);
    // Without an answer the job's own screen offers the check again.
    await askForCheck(job.job_id).finally(() => go("kelola", "impor", job.job_id));
  }
  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const found = fileFault(file);
    setFault(found);
    if (found) document.getElementById(id)?.focus();
    else if (file && !busy) void run(() => send(file));
  }
  return (
    <form class="card stack" onSubmit={onSubmit} noValidate>
      <h2>{m.stepFile}</h2>
      <div class="field">
        <label for={id}>{m.file}</label>
        <input
          id={id}
          class="file"
          type="file"
          accept=".xlsx,.csv"
          disabled={busy}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0]);
            setFault(null);
          }}
        />
        {fault && (
          <p class="fault" id={`${id}-fault`}>
            {m[fault]}
          </p>
        )}
      </div>
      <Refused refusal={refusal} />
      {busy && <Busy>{stage}</Busy>}
      <button type="submit" class="main" disabled={busy}>
        {m.upload}
      </button>
    </form>
  );
}

function Latest() {
  const { m, w } = useMovingIn();
  const asked = useAnswer("jobs", () => answer(api.GET("/jobs")));
  const imports = asked.data?.jobs.filter((job) => job.kind === "people");
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{m.mine}</h2>
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
      {!imports && asked.loading && <Busy>{w.loading}</Busy>}
      {imports?.length === 0 && <p class="soft">{m.noneYet}</p>}
      {imports && imports.length > 0 && (
        <ul class="rows card">
          {imports.map((job) => (
            <li key={job.job_id}>
              <Entry job={job} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const TONES: Record<string, string> = { done: "ok", checked: "warn", failed: "bad" };

function Entry({ job }: { job: Job }) {
  const { m, lang } = useMovingIn();
  const { today } = useInside();
  const { rows } = job.counts;
  return (
    <a class="row row-link" href={address("kelola", "impor", job.job_id)}>
      <span>
        <span class="row-name">{m.jobOf(dateAndTime(job.made_at, lang, today.data?.zone))}</span>
        <span class="soft">
          <span class={`tag ${TONES[job.state] ?? "off"}`}>{m.states[job.state] ?? job.state}</span>
          {rows !== undefined && ` ${m.rows(rows)}`}
        </span>
      </span>
      <Icon name="next" />
    </a>
  );
}
