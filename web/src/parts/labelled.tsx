/** The controls of a form, each with its label. */
import { type About, Labelled } from "./label";

interface ValueProps extends About {
  value: string;
  onValue: (value: string) => void;
  disabled?: boolean;
}

interface InputProps extends ValueProps {
  type?: "text" | "date" | "time" | "number" | "search";
  inputMode?: "numeric";
  onLeave?: () => void;
  maxLength?: number;
  min?: string;
  max?: string;
}

export function Input({ value, onValue, type = "text", onLeave, ...rest }: InputProps) {
  const { maxLength = 200, min, max, disabled, inputMode, ...about } = rest;
  return (
    <Labelled {...about}>
      {(tied) => (
        <div class="input">
          <input
            {...tied}
            type={type}
            inputMode={inputMode}
            onBlur={onLeave}
            value={value}
            disabled={disabled}
            min={min}
            max={max}
            maxLength={maxLength}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
        </div>
      )}
    </Labelled>
  );
}

/** `options`: value and what it is called. */
export function Select({
  value,
  onValue,
  options,
  disabled,
  ...about
}: ValueProps & { options: readonly (readonly [string, string])[] }) {
  return (
    <Labelled {...about}>
      {(tied) => (
        <div class="input">
          <select {...tied} value={value} disabled={disabled} onChange={(event) => onValue(event.currentTarget.value)}>
            {options.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
    </Labelled>
  );
}

export function Tick({ label, value, onValue }: { label: string; value: boolean; onValue: (value: boolean) => void }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={value} onChange={(event) => onValue(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
