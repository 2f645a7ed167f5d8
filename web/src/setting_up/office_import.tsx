/** A file of offices: choose it, see what it would change and what to look at, apply it. */
import { useState } from "preact/hooks";
import { onceOnly } from "../api/job";
import type { Refusal } from "../api/refusal";
import { FileField, useFile } from "../parts/file_field";
import { Input } from "../parts/labelled";
import { Busy } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { useHere } from "../state/here";
import { usePageWords } from "../words/words";
import { type OfficeReport, officeFileFault, sendOffices } from "./office_file";
import { changesOf, Refused, Report, type Seen } from "./office_report";
import { OFFICES } from "./offices_words";
import { Outcome } from "./outcome";

export function OfficeImport({ reload }: { reload: () => Promise<void> }) {
  const { t } = usePageWords(OFFICES);
  const { on } = useHere();
  const { busy, refusal, run } = useAct();
  const { field, file, fault, onFile, take } = useFile(officeFileFault);
  const [startsOn, setStartsOn] = useState(on);
  const [nameColumn, setNameColumn] = useState("");
  const [seen, setSeen] = useState<Seen | null>(null);
  const [applied, setApplied] = useState<OfficeReport | null>(null);
  const forget = () => {
    setSeen(null);
    setApplied(null);
  };

  async function look(chosen: File) {
    const report = await sendOffices({ file: chosen, startsOn, nameColumn }, "");
    setSeen({ report, key: onceOnly().header["Idempotency-Key"] });
  }
  async function apply({ key }: Seen) {
    if (!file) return;
    setApplied(await sendOffices({ file, startsOn, nameColumn }, key));
    setSeen(null);
    await reload();
  }
  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    forget();
    const chosen = take();
    if (chosen && !busy) void run(() => look(chosen));
  }

  return (
    <>
      <form class="card stack" onSubmit={onSubmit} noValidate>
        <h2>{t.fileTitle}</h2>
        <FileField
          label={t.file}
          hint={t.fileHint}
          accept=".geojson,.json,.csv"
          disabled={busy}
          fault={fault ? t[fault] : undefined}
          field={field}
          onFile={(chosen) => {
            forget();
            onFile(chosen);
          }}
        />
        <Input
          type="date"
          label={t.startsOn}
          hint={t.startsHint}
          value={startsOn}
          onValue={(on) => {
            forget();
            setStartsOn(on);
          }}
          fault={refusal?.faultAt("/query/starts_on")?.detail}
        />
        {isNameless(refusal) && (
          <Input label={t.nameColumn} value={nameColumn} onValue={setNameColumn} maxLength={100} />
        )}
        {busy && <Busy>{t.looking}</Busy>}
        <button type="submit" class={seen || applied ? "quiet" : "main"} disabled={busy}>
          {t.look}
        </button>
      </form>
      {refusal && <Refused refusal={refusal} />}
      {seen && <Report seen={seen} busy={busy} apply={() => run(() => apply(seen))} />}
      {applied && <Outcome proposal={applied.proposal}>{t.applied(changesOf(applied))}</Outcome>}
    </>
  );
}

function isNameless(refusal: Refusal | null): boolean {
  return Boolean(refusal?.faults.some(({ code }) => code === "NAME_MISSING"));
}
