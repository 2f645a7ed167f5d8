/** A machine's log on its way: which machine, which file; sent, and its check asked for. */
import { useId, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../../api/client";
import { type Job, onceOnly } from "../../api/job";
import { persistently } from "../../api/persistently";
import { Refused } from "../../moving_in/act";
import { askForCheck, MAX_FILE_BYTES, post } from "../../moving_in/send_file";
import { Select } from "../../parts/labelled";
import { Busy } from "../../parts/screen";
import { useAct } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { Empty } from "../parts/states";
import type { Machine } from "./page";
import { MACHINES } from "./words";

interface UploadProps {
  /** Those in use. */
  machines: readonly Machine[];
  begun: (job: Job) => void;
}

export function Upload({ machines, begun }: UploadProps) {
  const { t } = usePageWords(MACHINES);
  const id = useId();
  const { busy, refusal, run } = useAct();
  const [chosen, setChosen] = useState("");
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<ReturnType<typeof logFault>>(null);
  const machineId = machines.some(({ machine_id }) => machine_id === chosen) ? chosen : machines[0]?.machine_id;
  if (!machineId) return <Empty text={t.noMachine} />;
  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const found = logFault(file);
    setFault(found);
    if (found) document.getElementById(id)?.focus();
    else if (file && machineId && !busy) void run(async () => begun(await sendLog(machineId, file)));
  }
  return (
    <form class="card stack" onSubmit={onSubmit} noValidate>
      <h2>{t.uploadTitle}</h2>
      <Select
        label={t.machine}
        value={machineId}
        onValue={setChosen}
        options={machines.map(({ machine_id, name }) => [machine_id, name])}
        fault={refusal?.faultAt("/machine_id")?.detail}
      />
      <div class="field">
        <label for={id}>{t.file}</label>
        <input
          id={id}
          class="file"
          type="file"
          accept=".csv,.xlsx,.dat,.txt"
          disabled={busy}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault ${id}-hint` : `${id}-hint`}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0]);
            setFault(null);
          }}
        />
        {fault && (
          <p class="fault" id={`${id}-fault`}>
            {t[fault]}
          </p>
        )}
        <p class="hint" id={`${id}-hint`}>
          {t.fileHint}
        </p>
      </div>
      <Refused refusal={refusal} />
      {busy && <Busy>{t.uploading}</Busy>}
      <button type="submit" class="main" disabled={busy}>
        {t.upload}
      </button>
      <p class="hint">{t.nothingYet}</p>
    </form>
  );
}

/** What is wrong with the file before it is sent, by the name of its words. */
export function logFault(file: { name: string; size: number } | undefined) {
  if (!file) return "noFile";
  if (!/\.(xlsx|csv|dat|txt)$/i.test(file.name)) return "wrongType";
  if (!file.size) return "emptyFile";
  return file.size > MAX_FILE_BYTES ? "tooLarge" : null;
}

/** The job, its file in the bucket and its check asked for; without that answer the job's own page offers it again. */
async function sendLog(machine_id: string, file: File): Promise<Job> {
  const params = onceOnly();
  const file_name = `log${file.name.slice(file.name.lastIndexOf(".")).toLowerCase()}`;
  const body = { file_name, kind: "machine_log", machine_id, month: null, year: null } as Schemas["ImportBody"];
  const { job, upload } = await persistently(() => answer(api.POST("/imports", { params, body })));
  await persistently(() => post(upload, file));
  return askForCheck(job.job_id).catch(() => job);
}
