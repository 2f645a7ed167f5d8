/** One input with its label, hint and fault. */
import { useState } from "preact/hooks";
import { useWords } from "../words/words";
import { Labelled } from "./label";

export interface FieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  autocomplete: string;
  hint?: string | undefined;
  fault?: string | undefined;
  secret?: boolean;
  maxLength?: number;
  name: string;
}

export function Field({ label, value, onValue, autocomplete, hint, fault, secret, maxLength, name }: FieldProps) {
  const { w } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(tied) => (
        <div class="input">
          <input
            {...tied}
            name={name}
            type={secret && !shown ? "password" : "text"}
            value={value}
            onInput={(event) => onValue(event.currentTarget.value)}
            autocomplete={autocomplete}
            autocapitalize="none"
            autocorrect="off"
            spellcheck={false}
            maxLength={maxLength ?? 256}
          />
          {secret && (
            <button
              type="button"
              class="inside"
              aria-pressed={shown}
              aria-label={`${shown ? w.hide : w.show}: ${label}`}
              onClick={() => setShown(!shown)}
            >
              {shown ? w.hide : w.show}
            </button>
          )}
        </div>
      )}
    </Labelled>
  );
}
