/** Something a button does at the server: busy meanwhile, told in words when it is refused. */
import { useState } from "preact/hooks";
import { asRefusal, Refusal } from "../api/refusal";
import { NoNotice } from "../parts/notice";
import { useMovingIn } from "./words";

export function useAct() {
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

export function Refused({ refusal }: { refusal: Refusal | null }) {
  const { m } = useMovingIn();
  if (!refusal) return null;
  const [title, detail] = m.own[refusal.code] ?? [];
  return <NoNotice refusal={title ? new Refusal(refusal.code, detail, title) : refusal} />;
}

interface ActButtonProps {
  act: () => Promise<unknown>;
  label: string;
  busyLabel: string;
  kind?: "main" | "quiet";
}

/** A button with its own refusal above it. */
export function ActButton({ act, label, busyLabel, kind = "quiet" }: ActButtonProps) {
  const { busy, refusal, run } = useAct();
  return (
    <>
      <Refused refusal={refusal} />
      <button type="button" class={kind} disabled={busy} onClick={() => void run(act)}>
        {busy ? busyLabel : label}
      </button>
    </>
  );
}
