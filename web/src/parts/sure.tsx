/** Asked once more, with the consequence in words, before something is done that is not easily undone. */
import { useState } from "preact/hooks";
import { useWords } from "../words/words";
import { NoNotice } from "./notice";
import { useAct } from "./use_act";

interface QuestionProps {
  consequence: string;
  yes: string;
  busyLabel: string;
  act: () => Promise<unknown>;
  cancel: () => void;
}

export function SureQuestion({ consequence, yes, busyLabel, act, cancel }: QuestionProps) {
  const { w } = useWords();
  const { busy, refusal, run } = useAct();
  return (
    <div class="decision stack">
      <p role="alert">{consequence}</p>
      {refusal && <NoNotice refusal={refusal} />}
      <div class="side">
        <button type="button" class="danger" disabled={busy} onClick={() => void run(act)}>
          {busy ? busyLabel : yes}
        </button>
        <button type="button" class="quiet" disabled={busy} onClick={cancel}>
          {w.cancel}
        </button>
      </div>
    </div>
  );
}

interface SureProps extends Omit<QuestionProps, "cancel"> {
  label: string;
  /** The same for who cannot see what it belongs to; the label stands in it. */
  longLabel?: string;
  isLink?: boolean;
}

/** The button, and in its place the question. */
export function Sure({ label, longLabel, isLink, ...question }: SureProps) {
  const [isAsked, setAsked] = useState(false);
  if (isAsked) return <SureQuestion {...question} cancel={() => setAsked(false)} />;
  return (
    <button type="button" class={isLink ? "link" : "quiet"} aria-label={longLabel} onClick={() => setAsked(true)}>
      {label}
    </button>
  );
}
