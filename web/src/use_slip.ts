import { useEffect, useState } from "preact/hooks";
import { onTaken, takenCode } from "./slip";

/** The code of the slip that was scanned last, or empty; forgotten when whoever asks is left. */
export function useSlip(): string {
  const [code, setCode] = useState(takenCode);
  useEffect(() => onTaken(() => setCode(takenCode())), []);
  return code;
}
