/** Valid, not valid with a reason and a second press, or a question to the person first. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../../api/refusal";
import { Input } from "../../parts/labelled";
import { NoNotice } from "../../parts/notice";
import type { Acting } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { BENCH } from "./words";

/** What is being written: why it is not valid, a question, or nothing. */
export type Writing = "reason" | "question" | null;

interface DecideProps {
  canAsk: boolean;
  /** The photo was seen, or there is none. */
  isReady: boolean;
  acting: Acting;
  writing: Writing;
  setWriting: (writing: Writing) => void;
  decide: (valid: boolean, reason: string | null) => Promise<void>;
  ask: (question: string) => Promise<void>;
}

export function Decide({ canAsk, isReady, acting, writing, setWriting, decide, ask }: DecideProps) {
  const { t } = usePageWords(BENCH);
  const { busy, refusal } = acting;
  const fault = refusal?.faultAt("/reason") ?? refusal?.faultAt("/question");
  return (
    <section class="stack" aria-labelledby="decide">
      <h3 id="decide">{t.decide}</h3>
      {refusal && !fault && <NoNotice refusal={refusal} />}
      {writing ? (
        <Write
          key={writing}
          writing={writing}
          busy={busy}
          refusal={refusal}
          cancel={() => setWriting(null)}
          send={(text) => (writing === "reason" ? decide(false, text) : ask(text))}
        />
      ) : (
        <div class="bench-acts">
          <button type="button" class="main" disabled={busy || !isReady} onClick={() => void decide(true, null)}>
            {busy ? t.saving : t.valid}
            <kbd>1</kbd>
          </button>
          <button type="button" class="danger" disabled={busy || !isReady} onClick={() => setWriting("reason")}>
            {t.invalid}
            <kbd>2</kbd>
          </button>
          {canAsk && (
            <button type="button" class="quiet" disabled={busy} onClick={() => setWriting("question")}>
              {t.ask}
              <kbd>3</kbd>
            </button>
          )}
        </div>
      )}
    </section>
  );
}

interface WriteProps {
  writing: "reason" | "question";
  busy: boolean;
  refusal: Refusal | null;
  send: (text: string) => Promise<void>;
  cancel: () => void;
}

/** Enter sends, Escape goes back. */
function Write({ writing, busy, refusal, send, cancel }: WriteProps) {
  const { t } = usePageWords(BENCH);
  const [text, setText] = useState("");
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const isReason = writing === "reason";
  const missing = isReason ? t.reasonMissing : t.questionMissing;
  const told = refusal?.faultAt(`/${writing}`)?.detail;
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!text.trim());
        if (text.trim() && !busy) void send(text.trim());
      }}
      onKeyDown={(event) => event.key === "Escape" && cancel()}
    >
      <Input
        label={isReason ? t.reason : t.question}
        hint={isReason ? t.reasonHint : t.questionHint}
        value={text}
        onValue={setText}
        fault={isMissing && !text.trim() ? missing : told}
      />
      {isReason && <p>{t.sureNote}</p>}
      <div class="bench-acts">
        <button type="submit" class={isReason ? "danger" : "main"} disabled={busy}>
          {busy ? t.saving : isReason ? t.sure : t.send}
          <kbd>Enter</kbd>
        </button>
        <button type="button" class="quiet" disabled={busy} onClick={cancel}>
          {t.cancel}
          <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}
