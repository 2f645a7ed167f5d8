/** Valid, not valid with a reason and a second press, or a question to the person first. */
import { NoNotice } from "../../parts/notice";
import type { Acting } from "../../parts/use_act";
import { usePageWords } from "../../words/words";
import { WriteLine } from "../parts/write_line";
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
  const isReason = writing === "reason";
  const fault = refusal?.faultAt("/reason") ?? refusal?.faultAt("/question");
  return (
    <section class="stack" aria-labelledby="decide">
      <h3 id="decide">{t.decide}</h3>
      {refusal && !fault && <NoNotice refusal={refusal} />}
      {writing ? (
        <WriteLine
          key={writing}
          label={isReason ? t.reason : t.question}
          hint={isReason ? t.reasonHint : t.questionHint}
          missing={isReason ? t.reasonMissing : t.questionMissing}
          fault={refusal?.faultAt(`/${writing}`)?.detail}
          submit={isReason ? t.sure : t.send}
          tone={isReason ? "danger" : "main"}
          cancelLabel={t.cancel}
          busyLabel={t.saving}
          busy={busy}
          look="bench-acts"
          send={(text) => void (isReason ? decide(false, text) : ask(text))}
          cancel={() => setWriting(null)}
        >
          {isReason && <p>{t.sureNote}</p>}
        </WriteLine>
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
