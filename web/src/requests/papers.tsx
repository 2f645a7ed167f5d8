/** The papers of a request: each is posted when it is chosen, and named by the request when that is sent. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { persistently } from "../api/persistently";
import { sha256 } from "../check_in/send";
import { base64url } from "../device/base64url";
import { post } from "../moving_in/send_file";
import { FileField } from "../parts/file_field";
import { Select } from "../parts/labelled";
import { NoNotice } from "../parts/notice";
import { Busy } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { usePageWords } from "../words/words";
import { REQUESTS } from "./words";

type Paper = Schemas["AttachmentBody"];

const MOST = 3;
const MAX_BYTES = 5_000_000;
const TYPES = ["application/pdf", "image/jpeg"];

/** Whether the server would take such a file at all. */
export function isPaper(file: { type: string; size: number }): boolean {
  return TYPES.includes(file.type) && file.size > 0 && file.size <= MAX_BYTES;
}

export async function uploaded(file: File): Promise<Paper> {
  const content_type = file.type as Schemas["AttachmentFormBody"]["content_type"];
  const form = await persistently(() => answer(api.POST("/me/attachments", { body: { content_type } })));
  await persistently(() => post(form.upload, file));
  return { attachment_id: form.attachment_id, kind: "letter", sha256: base64url(await sha256(file)) };
}

interface PapersProps {
  papers: readonly Paper[];
  onPapers: (papers: Paper[]) => void;
  faultAt: (pointer: string) => string | undefined;
}

export function Papers({ papers, onPapers, faultAt }: PapersProps) {
  const { t } = usePageWords(REQUESTS);
  const { busy, refusal, run } = useAct();
  const [isWrong, setWrong] = useState(false);
  function choose(file: File | undefined) {
    if (!file) return;
    setWrong(!isPaper(file));
    if (isPaper(file)) void run(async () => onPapers([...papers, await uploaded(file)]));
  }
  return (
    <div class="stack">
      {papers.map((paper, at) => (
        <div key={paper.attachment_id} class="stack">
          <Select
            label={t.paperKind(at + 1)}
            value={paper.kind}
            onValue={(kind) =>
              onPapers(papers.map((each) => (each === paper ? { ...each, kind: kind as Paper["kind"] } : each)))
            }
            options={Object.entries(t.paperKinds)}
            fault={faultAt(`/attachments/${at}`) ?? faultAt(`/attachments/${at}/sha256`)}
          />
          <button type="button" class="link" onClick={() => onPapers(papers.filter((each) => each !== paper))}>
            {t.remove} <span class="unseen">{t.paperKind(at + 1)}</span>
          </button>
        </div>
      ))}
      {papers.length < MOST && !busy && (
        <FileField
          label={t.papers}
          hint={t.papersHint}
          fault={isWrong ? t.wrongPaper : papers.length ? undefined : faultAt("/attachments")}
          accept={TYPES.join()}
          onFile={choose}
        />
      )}
      {busy && <Busy>{t.uploading}</Busy>}
      {refusal && <NoNotice refusal={refusal} />}
    </div>
  );
}
