/** A form of any shape: sends once, keeps the refusal, goes to the first field that it names. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Refusal } from "../api/refusal";
import { NoNotice } from "./notice";
import { Busy } from "./screen";
import { useAct } from "./use_act";

interface SheetProps {
  send: () => Promise<unknown>;
  submit: string;
  busyLabel: string;
  disabled?: boolean;
  quiet?: boolean;
  /** What is wrong with a field, by its JSON pointer; "" or undefined when nothing is. */
  children: (faultAt: (pointer: string) => string | undefined, refusal: Refusal | null) => ComponentChildren;
  foot?: ComponentChildren;
}

export function Sheet({ send, submit, busyLabel, disabled, quiet, children, foot }: SheetProps) {
  const { busy, refusal, run } = useAct();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [refusal]);
  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (!busy) void run(send);
  }
  return (
    <form class="stack" ref={form} onSubmit={onSubmit} noValidate>
      {children((pointer) => refusal?.faultAt(pointer)?.detail, refusal)}
      {refusal && <NoNotice refusal={refusal} />}
      {busy && <Busy>{busyLabel}</Busy>}
      <button type="submit" class={quiet ? "quiet" : "main"} disabled={busy || disabled}>
        {submit}
      </button>
      {foot}
    </form>
  );
}
