/** A small form: its own faults first, then the server's beside their fields, whatever their code. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { asRefusal, type Refusal } from "../api/refusal";
import { Field, type FieldProps } from "./field";
import { NoNotice } from "./notice";

export interface FieldPlan extends Omit<FieldProps, "name" | "value" | "onValue" | "fault"> {
  /** What stands in it at first. */
  value?: string;
  /** What is wrong with this value, or "". */
  check?: (value: string) => string;
}

interface FormProps<Name extends string> {
  /** By their names in the body that is sent. */
  fields: Record<Name, FieldPlan>;
  send: (values: Record<Name, string>) => Promise<void>;
  submit: string;
  busy: string;
  isCard?: boolean;
  /** What stands above the fields, and below the button. */
  children?: ComponentChildren;
  foot?: ComponentChildren;
}

export function Form<Name extends string>(props: FormProps<Name>) {
  const { fields, send, submit, busy, isCard, children, foot } = props;
  const names = Object.keys(fields) as Name[];
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const textOf = (name: Name) => typed[name] ?? fields[name].value ?? "";

  async function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget as HTMLFormElement;
    const found = names.map((name) => [name, fields[name].check?.(textOf(name)) ?? ""] as const);
    setFaults(Object.fromEntries(found));
    setRefusal(null);
    const first = found.find(([, fault]) => fault);
    if (first) return focusOn(form, first[0]);
    setBusy(true);
    try {
      await send(Object.fromEntries(names.map((name) => [name, textOf(name)])) as Record<Name, string>);
      setTyped({});
    } catch (error) {
      const no = asRefusal(error);
      setRefusal(no);
      focusOn(form, names.find((name) => no.faultAt(`/${name}`)) ?? "");
    } finally {
      setBusy(false);
    }
  }

  return (
    <form class={isCard ? "card stack" : "stack"} onSubmit={onSubmit} noValidate>
      {children}
      {refusal && !isToldBeside(refusal, names) && <NoNotice refusal={refusal} />}
      {names.map((name) => {
        const { value: _, check: __, ...plan }: FieldPlan = fields[name];
        return (
          <Field
            {...plan}
            key={name}
            name={name}
            value={textOf(name)}
            onValue={(value) => setTyped((before) => ({ ...before, [name]: value }))}
            fault={faults[name] || refusal?.faultAt(`/${name}`)?.detail}
          />
        );
      })}
      <button type="submit" class="main" disabled={isBusy}>
        {isBusy ? busy : submit}
      </button>
      {foot}
    </form>
  );
}

/** Whether each of its faults stands beside a field of the form. */
function isToldBeside({ code, faults }: Refusal, names: readonly string[]): boolean {
  const hasPlace = faults.every(({ pointer }) => names.includes(pointer.slice(1)));
  return code === "INPUT_INVALID" && faults.length > 0 && hasPlace;
}

function focusOn(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
