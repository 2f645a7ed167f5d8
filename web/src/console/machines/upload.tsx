/** A machine's log on its way: which machine, which file; sent, and its check asked for. */
import { useState } from "preact/hooks";
import type { Job } from "../../api/job";
import { Refused } from "../../moving_in/act";
import { askForCheck, beginImport, fileFault } from "../../moving_in/send_file";
import { FileField, useFile } from "../../parts/file_field";
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
  const { busy, refusal, run } = useAct();
  const [chosen, setChosen] = useState("");
  const { field, fault, onFile, take } = useFile(logFault);
  const machineId = machines.some(({ machine_id }) => machine_id === chosen) ? chosen : machines[0]?.machine_id;
  if (!machineId) return <Empty text={t.noMachine} />;
  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const file = take();
    if (file && machineId && !busy) void run(async () => begun(await sendLog(machineId, file)));
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
      <FileField
        label={t.file}
        hint={t.fileHint}
        accept=".csv,.xlsx,.dat,.txt"
        disabled={busy}
        fault={fault ? t[fault] : undefined}
        {...{ field, onFile }}
      />
      <Refused refusal={refusal} />
      {busy && <Busy>{t.uploading}</Busy>}
      <button type="submit" class="main" disabled={busy}>
        {t.upload}
      </button>
      <p class="hint">{t.nothingYet}</p>
    </form>
  );
}

export const logFault = (file: { name: string; size: number } | undefined) => fileFault(file, /\.(xlsx|csv|dat|txt)$/i);

/** Its check is asked for as well; without that answer the job's own page offers it again. */
async function sendLog(machine_id: string, file: File): Promise<Job> {
  const job = await beginImport(file, "log", { kind: "machine_log", machine_id });
  return askForCheck(job.job_id).catch(() => job);
}
