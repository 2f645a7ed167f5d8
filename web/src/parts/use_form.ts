/** A small form: its own faults first, then the server's, field by field. */
import { useState } from "preact/hooks";
import { asRefusal, type Refusal } from "../api/refusal";

interface FormOptions {
  /** Field name -> what is wrong with it, or "". */
  check: () => Record<string, string>;
  send: () => Promise<void>;
}

export function useForm({ check, send }: FormOptions) {
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget as HTMLFormElement;
    const found = check();
    setFaults(found);
    setRefusal(null);
    const first = Object.entries(found).find(([, fault]) => fault)?.[0];
    if (first) return focusOn(form, first);
    setBusy(true);
    try {
      await send();
    } catch (error) {
      const no = asRefusal(error);
      setRefusal(no);
      const named = no.faults[0]?.pointer.slice(1);
      if (named) focusOn(form, named);
    } finally {
      setBusy(false);
    }
  }

  const fault = (name: string) => faults[name] || refusal?.faultAt(`/${name}`)?.detail || undefined;
  /** The refusal as a whole, unless it is told beside its field. */
  const told = refusal && !(refusal.code === "INPUT_INVALID" && refusal.faults.length) ? refusal : null;
  return { submit, fault, refusal: told, busy };
}

function focusOn(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
