/** A file of offices: chosen, with the date it holds from, and looked at before anything is proposed. */
import { useState } from "preact/hooks";
import type { Refusal } from "../api/refusal";
import { FileField, useFile } from "../parts/file_field";
import { Input } from "../parts/labelled";
import { Busy } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { useHere } from "../state/here";
import { usePageWords } from "../words/words";
import { type OfficeUpload, officeFileFault } from "./office_file";
import { Refused } from "./office_report";
import { OFFICES } from "./offices_words";

interface OfficeFileFormProps {
  look: (upload: OfficeUpload) => Promise<void>;
  /** What was looked at is another file's now, or of another date. */
  forget: () => void;
  /** There is something to go on with below. */
  isLooked: boolean;
}

export function OfficeFileForm({ look, forget, isLooked }: OfficeFileFormProps) {
  const { t } = usePageWords(OFFICES);
  const { on } = useHere();
  const { busy, refusal, run } = useAct();
  const { field, fault, onFile, take } = useFile(officeFileFault);
  const [startsOn, setStartsOn] = useState(on);
  const [nameColumn, setNameColumn] = useState("");
  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    forget();
    const file = take();
    if (file && !busy) void run(() => look({ file, startsOn, nameColumn }));
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
          onFile={(file) => {
            forget();
            onFile(file);
          }}
        />
        <Input
          type="date"
          label={t.startsOn}
          hint={t.startsHint}
          value={startsOn}
          min={on}
          onValue={(date) => {
            forget();
            setStartsOn(date);
          }}
          fault={refusal?.faultAt("/query/starts_on")?.detail}
        />
        {isNameless(refusal) && (
          <Input label={t.nameColumn} value={nameColumn} onValue={setNameColumn} maxLength={100} />
        )}
        {busy && <Busy>{t.looking}</Busy>}
        <button type="submit" class={isLooked ? "quiet" : "main"} disabled={busy}>
          {t.look}
        </button>
      </form>
      {refusal && <Refused refusal={refusal} />}
    </>
  );
}

function isNameless(refusal: Refusal | null): boolean {
  return Boolean(refusal?.faults.some(({ code }) => code === "NAME_MISSING"));
}
