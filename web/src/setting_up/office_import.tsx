/** A file of offices: choose it, see what it would change and what to look at, apply it. */
import { useId, useState } from "preact/hooks";
import { onceOnly } from "../api/job";
import type { Refusal } from "../api/refusal";
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
  const id = useId();
  const { busy, refusal, run } = useAct();
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<ReturnType<typeof officeFileFault>>(null);
  const [startsOn, setStartsOn] = useState(on);
  const [nameColumn, setNameColumn] = useState("");
  const [seen, setSeen] = useState<Seen | null>(null);
  const [applied, setApplied] = useState<OfficeReport | null>(null);
  const forget = () => {
    setSeen(null);
    setApplied(null);
    setFault(null);
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
    const found = officeFileFault(file);
    forget();
    setFault(found);
    if (found) document.getElementById(id)?.focus();
    else if (file && !busy) void run(() => look(file));
  }

  return (
    <>
      <form class="card stack" onSubmit={onSubmit} noValidate>
        <h2>{t.fileTitle}</h2>
        <div class="field">
          <label for={id}>{t.file}</label>
          <input
            id={id}
            class="file"
            type="file"
            accept=".geojson,.json,.csv"
            disabled={busy}
            aria-invalid={fault ? true : undefined}
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              forget();
              setFile(event.currentTarget.files?.[0]);
            }}
          />
          {fault && (
            <p class="fault" role="alert">
              {t[fault]}
            </p>
          )}
          <p class="hint" id={`${id}-hint`}>
            {t.fileHint}
          </p>
        </div>
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
