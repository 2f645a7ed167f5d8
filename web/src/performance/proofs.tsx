/** What proves an activity: files, each posted when it is chosen, and links. */
import { useState } from "preact/hooks";
import { Labelled } from "../parts/label";
import { NoNotice } from "../parts/notice";
import { Busy } from "../parts/screen";
import { TextArea } from "../parts/text_area";
import { useAct } from "../parts/use_act";
import { isPaper, uploaded } from "../requests/papers";
import { usePageWords } from "../words/words";
import { linksOf, type Told } from "./report";
import { ACTIVITIES } from "./words";

const MOST = 3;

interface ProofsProps {
  told: Told;
  change: (part: Partial<Told>) => void;
  faultAt: (pointer: string) => string | undefined;
}

export function Proofs({ told, change, faultAt }: ProofsProps) {
  const { t } = usePageWords(ACTIVITIES);
  const { busy, refusal, run } = useAct();
  const [isWrong, setWrong] = useState(false);
  const { papers, links } = told;
  const linkFault = [0, 1, 2].map((at) => faultAt(`/links/${at}`)).find(Boolean) ?? faultAt("/links");
  function choose(file: File | undefined) {
    if (!file) return;
    setWrong(!isPaper(file));
    if (!isPaper(file)) return;
    void run(async () => {
      const { attachment_id, sha256 } = await uploaded(file);
      change({ papers: [...papers, { attachment_id, sha256 }] });
    });
  }
  return (
    <>
      {papers.map((paper, at) => (
        <div key={paper.attachment_id}>
          <p class="side">
            <span>{t.proof(at + 1)}</span>
            <button
              type="button"
              class="link"
              onClick={() => change({ papers: papers.filter((each) => each !== paper) })}
            >
              {t.remove} <span class="unseen">{t.proof(at + 1)}</span>
            </button>
          </p>
          {faultAt(`/attachments/${at}`) && <p class="fault">{faultAt(`/attachments/${at}`)}</p>}
        </div>
      ))}
      {papers.length + linksOf(links).length < MOST && !busy && (
        <Labelled label={t.proofs} hint={t.proofsHint} fault={isWrong ? t.wrongFile : faultAt("/attachments")}>
          {(tied) => (
            <div class="input">
              <input
                {...tied}
                type="file"
                accept="application/pdf,image/jpeg"
                onChange={(event) => choose(event.currentTarget.files?.[0])}
              />
            </div>
          )}
        </Labelled>
      )}
      {busy && <Busy>{t.uploading}</Busy>}
      {refusal && <NoNotice refusal={refusal} />}
      <TextArea
        label={t.links}
        hint={t.linksHint}
        rows={2}
        value={links}
        onValue={(value) => change({ links: value })}
        fault={linkFault}
      />
    </>
  );
}
