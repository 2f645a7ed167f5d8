/** Approve at a press; return or reject with a reason and a second one. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../../api/refusal";
import { Input } from "../../parts/labelled";
import { NoNotice } from "../../parts/notice";
import { usePageWords } from "../../words/words";
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
        <Why key={wanted.act} wanted={wanted} {...props} />
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

/** Enter sends, Escape goes back. */
function Why<Act extends string>({
  wanted: { act, label, tone },
  setWriting,
  reasonLabel,
  reasonMissing,
  busy,
  refusal,
  send,
}: VerdictFormProps<Act> & { wanted: Reasoned<Act> }) {
  const { t } = usePageWords(DESK_REQUESTS);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const fault = isMissing && !reason.trim() ? reasonMissing : refusal?.faultAt("/reason")?.detail;
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!reason.trim());
        if (reason.trim() && !busy) send(act, reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation(); // closes the reason alone, not what is opened
        setWriting(null);
      }}
    >
      <Input label={reasonLabel} value={reason} onValue={setReason} fault={fault} />
      <div class="acts">
        <button type="submit" class={tone} disabled={busy}>
          {busy ? t.saving : label}
          <kbd>Enter</kbd>
        </button>
        <button type="button" class="quiet" disabled={busy} onClick={() => setWriting(null)}>
          {t.cancel}
          <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}
