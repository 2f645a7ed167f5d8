/** A file of this device: chosen, and its fault told at the field before anything is sent. */
import type { Ref } from "preact";
import { useRef, useState } from "preact/hooks";
import { type About, Labelled } from "./label";

interface FileFieldProps extends About {
  /** As an input takes it: `.csv,.xlsx`. */
  accept: string;
  onFile: (file: File | undefined) => void;
  disabled?: boolean;
  field?: Ref<HTMLInputElement>;
}

export function FileField({ accept, onFile, disabled, field, ...about }: FileFieldProps) {
  return (
    <Labelled {...about}>
      {(tied) => (
        <input
          {...tied}
          ref={field ?? null}
          class="file"
          type="file"
          accept={accept}
          disabled={disabled}
          onChange={(event) => onFile(event.currentTarget.files?.[0])}
        />
      )}
    </Labelled>
  );
}

/** What is chosen in such a field; `faultOf` names what is wrong with it, by its words. */
export function useFile<Fault extends string>(faultOf: (file: File | undefined) => Fault | null) {
  const field = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<Fault | null>(null);
  function onFile(chosen: File | undefined) {
    setFile(chosen);
    setFault(null);
  }
  /** The file when it may be sent; null when its fault is told instead, with the field in focus. */
  function take(): File | null {
    const found = faultOf(file);
    setFault(found);
    if (found) field.current?.focus();
    return found ? null : (file ?? null);
  }
  return { field, file, fault, onFile, take };
}
