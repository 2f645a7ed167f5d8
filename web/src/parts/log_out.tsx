/** Logging out; what waits on this phone would be gone with it, so that is told first, with a way to send it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { countWaiting } from "../offline/queue";
import { allDrafts, sendDrafts } from "../performance/drafts";
import { useInside } from "../state/inside";
import { usePageWords } from "../words/words";
import { ACCOUNT } from "./account_words";
import { NoNotice } from "./notice";
import { useAct } from "./use_act";

interface Unsent {
  checkIns: number;
  reports: number;
}

export function LogOut() {
  const { t } = usePageWords(ACCOUNT);
  const { me, held, waiting, logOut } = useInside();
  const employeeId = me.employee.employee_id;
  const { busy, refusal, run } = useAct();
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const [isTried, setTried] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (unsent) question.current?.focus(); // it opens below the edge of a small phone
  }, [unsent]);

  /** Leaves only where nothing is lost by it. */
  async function leave() {
    const reports = (await allDrafts(employeeId).catch(() => [])).length;
    const checkIns = await countWaiting(employeeId).catch(() => 0);
    if (!reports && !checkIns) return logOut();
    setUnsent({ checkIns, reports });
  }
  async function sendFirst() {
    await waiting.sendAll();
    await sendDrafts(employeeId);
    setTried(true);
    await leave();
  }

  if (!unsent) {
    return (
      <>
        {refusal && <NoNotice refusal={refusal} />}
        <button type="button" class="quiet" disabled={busy} onClick={() => void run(leave)}>
          {busy ? t.loggingOut : t.logOut}
        </button>
      </>
    );
  }
  const { checkIns, reports } = unsent;
  const told = [checkIns && t.unsentCheckIns(checkIns), reports && t.unsentReports(reports)].filter(Boolean);
  return (
    <div class="decision stack">
      <div role="alert" ref={question} tabIndex={-1}>
        <p class="strong">{told.join(", ")}</p>
        <p>{isTried ? t.stillUnsent : held ? t.unsentHere : t.unsent}</p>
      </div>
      {refusal && <NoNotice refusal={refusal} />}
      <div class="side">
        {!held && (
          <button type="button" class="main" disabled={busy} onClick={() => void run(sendFirst)}>
            {busy ? t.loggingOut : t.sendFirst}
          </button>
        )}
        <button type="button" class="danger" disabled={busy} onClick={() => void run(logOut)}>
          {t.leaveAnyway}
        </button>
        <button type="button" class="quiet" disabled={busy} onClick={() => setUnsent(null)}>
          {t.stay}
        </button>
      </div>
    </div>
  );
}
