/** A file of offices: see what it would change and what to look at, then apply it. */
import { useState } from "preact/hooks";
import { onceOnly } from "../api/job";
import { useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import { type OfficeReport, type OfficeUpload, sendOffices } from "./office_file";
import { OfficeFileForm } from "./office_file_form";
import { changesOf, Refused, Report, type Seen } from "./office_report";
import { OFFICES } from "./offices_words";
import { Outcome } from "./outcome";

export function OfficeImport({ reload }: { reload: () => Promise<void> }) {
  const { t } = usePageWords(OFFICES);
  const [seen, setSeen] = useState<(Seen & { upload: OfficeUpload }) | null>(null);
  const [applied, setApplied] = useState<OfficeReport | null>(null);
  function forget() {
    setSeen(null);
    setApplied(null);
  }
  async function look(upload: OfficeUpload) {
    const report = await sendOffices(upload, "");
    setSeen({ upload, report, key: onceOnly().header["Idempotency-Key"] });
  }
  async function apply({ upload, key }: Seen & { upload: OfficeUpload }) {
    setApplied(await sendOffices(upload, key));
    setSeen(null);
    await reload();
  }
  return (
    <>
      <OfficeFileForm look={look} forget={forget} isLooked={Boolean(seen || applied)} />
      {seen && <Looked key={seen.key} seen={seen} apply={() => apply(seen)} />}
      {applied && <Outcome proposal={applied.proposal}>{t.applied(changesOf(applied))}</Outcome>}
    </>
  );
}

function Looked({ seen, apply }: { seen: Seen; apply: () => Promise<void> }) {
  const { busy, refusal, run } = useAct();
  return (
    <>
      {refusal && <Refused refusal={refusal} />}
      <Report seen={seen} busy={busy} apply={() => run(apply)} />
    </>
  );
}
