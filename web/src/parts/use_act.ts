/** Something a button does at the server: busy meanwhile, its refusal kept to be told. */
import { useState } from "preact/hooks";
import { asRefusal, type Refusal } from "../api/refusal";

export interface Acting {
  busy: boolean;
  refusal: Refusal | null;
  run: (act: () => Promise<unknown>) => Promise<void>;
}

export function useAct(): Acting {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  async function run(act: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setRefusal(null);
    try {
      await act();
    } catch (error) {
      setRefusal(asRefusal(error));
    } finally {
      setBusy(false);
    }
  }
  return { busy, refusal, run };
}
