/** The filled-in file: chosen, sent, its check asked for. */
import { useState } from "preact/hooks";
import { FileField, useFile } from "../parts/file_field";
import { Select } from "../parts/labelled";
import { Busy } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { useHere } from "../state/here";
import { monthName } from "../words/format";
import type { Language } from "../words/language";
import { Refused } from "./act";
import { balanceYears, budgetYears, type ImportKind, KINDS, planYears, rosterMonths, routeTo } from "./kinds";
import { askForCheck, fileFault, sendFile } from "./send_file";
import { useMovingIn } from "./words";

export function Upload({ kind }: { kind: ImportKind }) {
  const { m, lang } = useMovingIn();
  const { on, wayTo } = useHere();
  const { busy, refusal, run } = useAct();
  const { field, fault, onFile, take } = useFile(fileFault);
  const [stage, setStage] = useState("");
  const choices = aboutOf(kind, on, lang);
  const [about, setAbout] = useState(choices[KINDS[kind].about === "month" ? 1 : 0]?.[0] ?? "");
  async function send(chosen: File) {
    setStage(m.uploading);
    const job = await sendFile({ kind, file: chosen, about });
    setStage(m.asking);
    // Without an answer the job's own screen offers the check again.
    await askForCheck(job.job_id).finally(() => {
      location.hash = wayTo(...routeTo(kind, job.job_id));
    });
  }
  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const file = take();
    if (file && !busy) void run(() => send(file));
  }
  return (
    <form class="card stack" onSubmit={onSubmit} noValidate>
      <h2>{m.stepFile}</h2>
      {choices.length > 0 && (
        <Select
          label={KINDS[kind].about === "month" ? m.month : kind === "budget" ? m.budgetYear : m.year}
          value={about}
          onValue={setAbout}
          options={choices}
          fault={refusal?.faultAt("/month")?.detail ?? refusal?.faultAt("/year")?.detail}
        />
      )}
      <FileField
        label={m.file}
        accept=".xlsx,.csv"
        disabled={busy}
        fault={fault ? m[fault] : undefined}
        {...{ field, onFile }}
      />
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
  const years = { goals: planYears, budget: budgetYears }[kind as string] ?? balanceYears;
  return about === "year" ? years(today).map((year) => [year, year] as const) : [];
}
