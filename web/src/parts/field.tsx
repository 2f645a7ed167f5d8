/** One input with its label, hint and fault. */
import { useId, useState } from "preact/hooks";
import { useWords } from "../words/words";

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
  const id = useId();
  const [shown, setShown] = useState(false);
  const about = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="input">
        <input
          id={id}
          name={name}
          type={secret && !shown ? "password" : "text"}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
          autocomplete={autocomplete}
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          maxLength={maxLength ?? 256}
          aria-invalid={fault ? true : undefined}
          aria-describedby={about || undefined}
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
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
