/** Approve at a press; return or reject with a reason and a second one. */
import type { Refusal } from "../../api/refusal";
import { NoNotice } from "../../parts/notice";
import { usePageWords } from "../../words/words";
import { WriteLine } from "../parts/write_line";
import { DESK_REQUESTS } from "./words";

/** What needs a reason. */
interface Reasoned<Act extends string> {
  act: Act;
  label: string;
  key: string;
  tone: "quiet" | "danger";
}

interface VerdictFormProps<Act extends string> {
  /** What needs none. */
  plain: { label: string; key: string; act: () => void };
  reasoned: readonly Reasoned<Act>[];
  writing: Act | null;
  setWriting: (act: Act | null) => void;
  reasonLabel: string;
  reasonMissing: string;
  busy: boolean;
  refusal: Refusal | null;
  send: (act: Act, reason: string) => void;
}

export function VerdictForm<Act extends string>(props: VerdictFormProps<Act>) {
  const { plain, reasoned, writing, setWriting, busy, refusal } = props;
  const { t } = usePageWords(DESK_REQUESTS);
  const wanted = reasoned.find(({ act }) => act === writing);
  return (
    <section class="card stack" aria-label={t.decide}>
      {refusal && !refusal.faultAt("/reason") && <NoNotice refusal={refusal} />}
      {wanted ? (
        <WriteLine
          key={wanted.act}
          label={props.reasonLabel}
          missing={props.reasonMissing}
          fault={refusal?.faultAt("/reason")?.detail}
          submit={wanted.label}
          tone={wanted.tone}
          cancelLabel={t.cancel}
          busyLabel={t.saving}
          busy={busy}
          look="acts"
          send={(reason) => props.send(wanted.act, reason)}
          cancel={() => setWriting(null)}
        />
      ) : (
        <div class="acts">
          <button type="button" class="main" disabled={busy} onClick={plain.act}>
            {busy ? t.saving : plain.label}
            <kbd>{plain.key}</kbd>
          </button>
          {reasoned.map(({ act, label, key, tone }) => (
            <button key={act} type="button" class={tone} disabled={busy} onClick={() => setWriting(act)}>
              {label}
              <kbd>{key}</kbd>
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
