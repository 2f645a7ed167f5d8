/** A label above any control, with its hint and fault, tied together for whoever cannot see them. */
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

export interface About {
  label: ComponentChildren;
  hint?: string | undefined;
  fault?: string | undefined;
}

interface Tied {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

export function Labelled({ label, hint, fault, children }: About & { children: (tied: Tied) => JSX.Element }) {
  const id = useId();
  const about = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, "aria-invalid": fault ? true : undefined, "aria-describedby": about || undefined })}
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
