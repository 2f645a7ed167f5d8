/** A button that does something at the server: busy meanwhile, told in words when it is refused. */
import { Refusal } from "../api/refusal";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { useMovingIn } from "./words";

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
