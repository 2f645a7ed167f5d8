/** Where an import begins: the empty file, the filled-in file, and the imports of before. */
import { useId, useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { Refusal } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { Icon } from "../parts/icon";
import { Select } from "../parts/labelled";
import { Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { address, go } from "../route";
import { holds, useInside } from "../state/inside";
import { dateAndTime, localDate, monthName } from "../words/format";
import type { Language } from "../words/language";
import { usePageWords } from "../words/words";
import { ActButton, Refused } from "./act";
import { ImportJob } from "./import_job";
import { download, type Job, restOf } from "./job";
import { KIND_WORDS, useKindWords } from "./kind_words";
import { balanceYears, IMPORT_KINDS, type ImportKind, KINDS, kindAt, rosterMonths } from "./kinds";
import { askForCheck, fileFault, sendFile } from "./send_file";
import { useMovingIn } from "./words";

function ImportStart({ kind }: { kind: ImportKind }) {
  const k = useKindWords(kind);
  return (
    <>
      <p class="lead">{k.lead}</p>
      {KINDS[kind].hasTemplate ? <Template kind={kind} /> : <Columns kind={kind} />}
      <Upload kind={kind} />
      <Latest kind={kind} />
      <OtherKinds kind={kind} />
    </>
  );
}

/** `at`: a job, or the kind of file to begin with. */
export default function Import({ at }: { at: string }) {
  const { me } = useInside();
  const kind = kindAt(at);
  if (at && KINDS[kind].path !== at) return <ImportJob jobId={at} />;
  return <ImportStart kind={holds(me, KINDS[kind].checkers) ? kind : "people"} />;
}

function Columns({ kind }: { kind: ImportKind }) {
  const { m } = useMovingIn();
  const k = useKindWords(kind);
  return (
    <section class="card">
      <h2>{m.columnsTitle}</h2>
      <p>{k.columns}</p>
    </section>
  );
}

function OtherKinds({ kind }: { kind: ImportKind }) {
  const { m } = useMovingIn();
  const { me } = useInside();
  const { t } = usePageWords(KIND_WORDS);
  return (
    <section aria-labelledby="others">
      <h2 id="others">{m.otherKinds}</h2>
      <ul class="rows card">
        {IMPORT_KINDS.filter((each) => each !== kind && holds(me, KINDS[each].checkers)).map((each) => (
          <li key={each}>
            <a class="row row-link" href={address("kelola", "impor", KINDS[each].path)}>
              <span class="row-name">{t[each].name}</span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Template({ kind }: { kind: ImportKind }) {
  const { m } = useMovingIn();
  const k = useKindWords(kind);
  const [isMade, setMade] = useState(false);
  async function get() {
    const job = await restOf(
      await answer(api.POST("/people-templates", { params: { query: { kind: kind as "people" } } })),
    );
    const [name] = job.files;
    if (!name) throw new Refusal("UNREADABLE");
    await download(job.job_id, name);
    setMade(true);
  }
  return (
    <section class="card">
      <h2>{m.stepTemplate}</h2>
      <p>{k.columns}</p>
      <ActButton act={get} label={m.getTemplate} busyLabel={m.makingTemplate} />
      <p class="live" role="status">
        {isMade ? m.templateMade : ""}
      </p>
    </section>
  );
}

function Upload({ kind }: { kind: ImportKind }) {
  const { m, lang } = useMovingIn();
  const { today } = useInside();
  const id = useId();
  const { busy, refusal, run } = useAct();
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<ReturnType<typeof fileFault>>(null);
  const [stage, setStage] = useState("");
  const choices = aboutOf(kind, today.data?.local_date ?? localDate(new Date()), lang);
  const [about, setAbout] = useState(choices[KINDS[kind].about === "month" ? 1 : 0]?.[0] ?? "");
  async function send(chosen: File) {
    setStage(m.uploading);
    const job = await sendFile({ kind, file: chosen, about });
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
      {choices.length > 0 && (
        <Select
          label={KINDS[kind].about === "month" ? m.month : m.year}
          value={about}
          onValue={setAbout}
          options={choices}
          fault={refusal?.faultAt("/month")?.detail ?? refusal?.faultAt("/year")?.detail}
        />
      )}
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

/** What a file of the kind may be about, and how that is called. */
function aboutOf(kind: ImportKind, today: string, lang: Language): (readonly [string, string])[] {
  const { about } = KINDS[kind];
  if (about === "month") return rosterMonths(today).map((month) => [month, monthName(month, lang)] as const);
  return about === "year" ? balanceYears(today).map((year) => [year, year] as const) : [];
}

function Latest({ kind }: { kind: ImportKind }) {
  const { m, w } = useMovingIn();
  const asked = useAnswer("jobs", () => answer(api.GET("/jobs")));
  const imports = asked.data?.jobs.filter((job) => job.kind === kind);
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
