/** What was decided in a unit and its parts, read when it is wanted; an approved one may be cancelled from tomorrow on. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { refuse } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { Input } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { Sheet } from "../parts/sheet";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { usePageWords } from "../words/words";
import { isCancellable, type Request } from "./ask";
import { kindOf, RequestCard } from "./card";
import { DECIDING } from "./decide_words";

export function UnitDecided({ unitId }: { unitId: string }) {
  const { t } = usePageWords(DECIDING);
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.decided}</summary>
      <div class="stack">
        <p class="hint">{t.decidedHint}</p>
        {isOpen && <List unitId={unitId} />}
      </div>
    </details>
  );
}

function List({ unitId }: { unitId: string }) {
  const { t } = usePageWords(DECIDING);
  const { me, on } = useHere();
  const [isCancelled, setCancelled] = useState(false);
  const params = { path: { unit_id: unitId }, query: { which: "decided" as const, parts: true } };
  const asked = useAnswer(`decided ${unitId}`, () => answer(api.GET("/units/{unit_id}/requests", { params })));
  async function cancelled() {
    setCancelled(true);
    await asked.reload();
  }
  return (
    <>
      <div role="status" class="live">
        {isCancelled && (
          <Notice tone="ok">
            <p>{t.cancelled}</p>
          </Notice>
        )}
      </div>
      <Awaited asked={asked}>
        {({ requests }) => (
          <>
            {!requests.length && <p class="soft">{t.noneDecided}</p>}
            <ul class="stack">
              {[...requests].reverse().map((request) => (
                <RequestCard key={request.request_id} request={request} isOthers>
                  {isCancellable(request, me.employee.employee_id, on) && (
                    <CancelRequest request={request} today={on} cancelled={cancelled} />
                  )}
                </RequestCard>
              ))}
            </ul>
          </>
        )}
      </Awaited>
    </>
  );
}

interface CancelProps {
  request: Request;
  today: string;
  cancelled: () => Promise<void>;
}

export function CancelRequest({ request, today, cancelled }: CancelProps) {
  const { t, w } = usePageWords(DECIDING);
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  const { unit_id, request_id } = request;
  async function send() {
    refuse([!reason.trim(), "/reason", t.cancelReasonMissing]);
    const params = { path: { unit_id, request_id } };
    const body = { act: "cancel" as const, reason: reason.trim() || null };
    await answer(api.POST("/units/{unit_id}/requests/{request_id}/decision", { params, body }));
    await cancelled();
  }
  if (!isAsked) {
    return (
      <button
        type="button"
        class="link"
        aria-label={t.cancelOf(kindOf(request, t), request.name)}
        onClick={() => setAsked(true)}
      >
        {t.cancel}
      </button>
    );
  }
  return (
    <div class="decision">
      <Sheet
        send={send}
        submit={t.cancelYes}
        busyLabel={t.acting}
        foot={
          <button type="button" class="quiet" onClick={() => setAsked(false)}>
            {w.cancel}
          </button>
        }
      >
        {(faultAt) => (
          <>
            <p role="alert">{t.cancelSure(request.starts_on > today)}</p>
            <Input label={t.cancelReason} value={reason} onValue={setReason} fault={faultAt("/reason")} />
          </>
        )}
      </Sheet>
    </div>
  );
}
