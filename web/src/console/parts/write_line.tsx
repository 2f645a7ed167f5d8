/** One line that an act needs: a reason, or a question. Enter sends, Escape goes back. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Input } from "../../parts/labelled";

interface WriteLineProps {
  label: string;
  hint?: string;
  /** What is said where nothing is written. */
  missing: string;
  fault: string | undefined;
  submit: string;
  tone: "main" | "quiet" | "danger";
  cancelLabel: string;
  busyLabel: string;
  busy: boolean;
  /** Of the buttons' row. */
  look: string;
  send: (text: string) => void;
  cancel: () => void;
  children?: ComponentChildren;
}

export function WriteLine(props: WriteLineProps) {
  const { label, hint, missing, fault, submit, tone, busy, look, send, cancel } = props;
  const [text, setText] = useState("");
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!text.trim());
        if (text.trim() && !busy) send(text.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation(); // closes the line alone, not what is opened
        cancel();
      }}
    >
      <Input
        label={label}
        hint={hint}
        value={text}
        onValue={setText}
        fault={isMissing && !text.trim() ? missing : fault}
      />
      {props.children}
      <div class={look}>
        <button type="submit" class={tone} disabled={busy}>
          {busy ? props.busyLabel : submit}
          <kbd>Enter</kbd>
        </button>
        <button type="button" class="quiet" disabled={busy} onClick={cancel}>
          {props.cancelLabel}
          <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}
