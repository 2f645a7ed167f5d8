/** One way for a form and for a file: see what it would change, on the map too; then propose it. */
import { useState } from "preact/hooks";
import { onceOnly } from "../../api/job";
import { NoNotice } from "../../parts/notice";
import { useAct } from "../../parts/use_act";
import type { OfficeReport, OfficeUpload } from "../../setting_up/office_file";
import { sendOffices } from "../../setting_up/office_file";
import { Report } from "../../setting_up/office_report";
import { Told } from "../../setting_up/outcome";
import { metres } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Scroll } from "../parts/scroll";
import { type Change, changesIn, type HeldOffice } from "./held";
import { OFFICES } from "./words";

interface Looked {
  upload: OfficeUpload;
  report: OfficeReport;
  key: string;
}

export interface Proposing {
  look: (upload: OfficeUpload) => Promise<void>;
  forget: () => void;
  looked: Looked | null;
  applied: OfficeReport | null;
  apply: () => Promise<void>;
}

/** `isFile`: told too which offices the file does not speak of, and where it has the names from. */
export function useProposing(
  isFile: boolean,
  held: readonly HeldOffice[],
  tell: (changes: Change[]) => void,
  reload: () => Promise<void>,
): Proposing {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [applied, setApplied] = useState<OfficeReport | null>(null);
  function forget() {
    if (looked) tell([]);
    setLooked(null);
    setApplied(null);
  }
  async function look(upload: OfficeUpload) {
    forget();
    const found = await sendOffices(upload, "");
    const report = isFile ? found : { ...found, missing_from_file: [], unchanged: [], name_property: null };
    setLooked({ upload, report, key: onceOnly().header["Idempotency-Key"] });
    tell(changesIn(report, held));
  }
  async function apply() {
    if (!looked) return;
    const report = await sendOffices(looked.upload, looked.key);
    setApplied(report);
    setLooked(null);
    tell([]);
    if (report.proposal?.state === "applied") await reload();
  }
  return { look, forget, looked, applied, apply };
}

export function Proposed({ proposing, held }: { proposing: Proposing; held: readonly HeldOffice[] }) {
  const { looked, applied, apply } = proposing;
  return (
    <>
      {looked && <LookedAt key={looked.key} looked={looked} held={held} apply={apply} />}
      {applied && <Told proposal={applied.proposal} />}
    </>
  );
}

interface LookedProps {
  looked: Looked;
  held: readonly HeldOffice[];
  apply: () => Promise<void>;
}

/** Its refusal goes with it: the next look is another one. */
function LookedAt({ looked, held, apply }: LookedProps) {
  const { busy, refusal, run } = useAct();
  return (
    <>
      <Report seen={looked} busy={busy} apply={() => run(apply)} />
      <Changes changes={changesIn(looked.report, held)} />
      {refusal && <NoNotice refusal={refusal} />}
    </>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t, lang } = usePageWords(OFFICES);
  if (!changes.length) return null;
  return (
    <section class="card stack" aria-labelledby="changes">
      <div>
        <h3 id="changes">{t.changed}</h3>
        <p class="hint">{t.legend}</p>
      </div>
      <Scroll label={t.changedTable}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.how}</th>
              <th scope="col" class="figure">
                {t.movedBy}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ officeId, name, kind, movedM }) => (
              <tr key={officeId}>
                <th scope="row">{name}</th>
                <td>{t.changeKinds[kind]}</td>
                <td class="figure">{movedM ? metres(movedM, lang) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
