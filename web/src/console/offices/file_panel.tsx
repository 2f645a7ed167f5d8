/** Offices from a file: GeoJSON or CSV, with its difference on the map before anything is proposed. */
import { useState } from "preact/hooks";
import type { Refusal } from "../../api/refusal";
import { FileField, useFile } from "../../parts/file_field";
import { Input } from "../../parts/labelled";
import { Busy } from "../../parts/screen";
import { useAct } from "../../parts/use_act";
import { officeFileFault } from "../../setting_up/office_file";
import { Refused } from "../../setting_up/office_report";
import { OFFICES as FILE_WORDS } from "../../setting_up/offices_words";
import { usePageWords } from "../../words/words";
import type { Change, HeldOffice } from "./held";
import { Proposed, useProposing } from "./proposing";
import { OFFICES } from "./words";

interface FileProps {
  held: readonly HeldOffice[];
  today: string;
  tell: (changes: Change[]) => void;
  reload: () => Promise<void>;
}

export function FilePanel({ held, today, tell, reload }: FileProps) {
  const { t } = usePageWords(OFFICES);
  const { t: f } = usePageWords(FILE_WORDS);
  const { busy, refusal, run } = useAct();
  const proposing = useProposing(true, held, tell, reload);
  const { field, fault, onFile, take } = useFile(officeFileFault);
  const [startsOn, setStartsOn] = useState(today);
  const [nameColumn, setNameColumn] = useState("");
  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    proposing.forget();
    const file = take();
    if (file && !busy) void run(() => proposing.look({ file, startsOn, nameColumn }));
  }
  return (
    <>
      <form class="card stack" onSubmit={onSubmit} noValidate>
        <h2>{t.fileTitle}</h2>
        <FileField
          label={f.file}
          hint={f.fileHint}
          accept=".geojson,.json,.csv"
          disabled={busy}
          fault={fault ? f[fault] : undefined}
          field={field}
          onFile={(file) => {
            proposing.forget();
            onFile(file);
          }}
        />
        <Input
          type="date"
          label={t.startsOn}
          hint={t.startsHint}
          value={startsOn}
          min={today}
          onValue={(on) => {
            proposing.forget();
            setStartsOn(on);
          }}
          fault={refusal?.faultAt("/query/starts_on")?.detail}
        />
        {isNameless(refusal) && (
          <Input label={f.nameColumn} value={nameColumn} onValue={setNameColumn} maxLength={100} />
        )}
        {busy && <Busy>{f.looking}</Busy>}
        <button type="submit" class={proposing.looked ? "quiet" : "main"} disabled={busy}>
          {t.look}
        </button>
      </form>
      {refusal && <Refused refusal={refusal} />}
      <Proposed proposing={proposing} held={held} />
    </>
  );
}

function isNameless(refusal: Refusal | null): boolean {
  return Boolean(refusal?.faults.some(({ code }) => code === "NAME_MISSING"));
}
