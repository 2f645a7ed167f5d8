/** Ask for something: the fields of just that kind, faults beside them. */
import { useMemo, useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { onceOnly } from "../api/job";
import { persistently } from "../api/persistently";
import { refuse } from "../api/refusal";
import { Input } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { clockTime } from "../words/format";
import { usePageWords } from "../words/words";
import { bodyOf, type Draft, draftOf, emptyDraft, type Kind, OF_A_SLOT, ORDERS, type Request } from "./ask";
import { LeaveFields, OrderFields, PermissionFields } from "./form_fields";
import { Papers } from "./papers";
import { SlotFields, Tries } from "./slot_fields";
import type { Subject } from "./subject";
import { REQUESTS } from "./words";

interface AskProps {
  kind: Kind;
  subject: Subject;
  on: string;
  slot: string;
  /** What was returned, to be changed and sent again. */
  returned?: Request;
  sent: (requestId: string) => void;
}

export function AskForm({ kind, subject, on, slot, returned, sent }: AskProps) {
  const { t } = usePageWords(REQUESTS);
  const timeOf = (instant: string) => clockTime(new Date(instant), subject.zone);
  const [draft, setDraft] = useState(() => (returned ? draftOf(returned, timeOf) : emptyDraft(on, slot)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft is another request
  const once = useMemo(onceOnly, [draft]); // the same words sent twice are filed once
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const isOneDay = OF_A_SLOT.includes(kind) || kind === "permission";
  const isOthers = subject.employeeId !== null;

  async function send() {
    refuse([!draft.reason.trim(), "/reason", t.reasonMissing]);
    const filed = await persistently(() => put(subject, kind, draft, once, returned));
    sent(filed.request_id);
  }

  return (
    <Sheet send={send} submit={t.send} busyLabel={t.sending}>
      {(faultAt) => (
        <>
          {kind === "leave" && <LeaveFields {...{ kind, subject, draft, change, faultAt }} />}
          <Input
            type="date"
            label={isOneDay ? t.on : t.from}
            value={draft.startsOn}
            onValue={(startsOn) =>
              change({ startsOn, attemptId: "", needsTime: false, endsOn: later(startsOn, draft.endsOn) })
            }
            fault={faultAt("/starts_on") ?? (isOneDay ? faultAt("/ends_on") : undefined)}
          />
          {!isOneDay && (
            <Input
              type="date"
              label={t.until}
              value={draft.endsOn}
              onValue={(endsOn) => change({ endsOn })}
              fault={faultAt("/ends_on")}
            />
          )}
          {ORDERS.includes(kind) && <OrderFields {...{ kind, subject, draft, change, faultAt }} />}
          {kind === "permission" && <PermissionFields {...{ kind, subject, draft, change, faultAt }} />}
          {kind === "correction" && !isOthers && (
            <Tries {...{ kind, subject, draft, change, faultAt }} cameFrom={returned ? "" : slot} />
          )}
          {OF_A_SLOT.includes(kind) && (!draft.attemptId || draft.needsTime) && (
            <SlotFields {...{ kind, subject, draft, change, faultAt }} />
          )}
          <Input
            label={t.reason}
            value={draft.reason}
            onValue={(reason) => change({ reason })}
            fault={faultAt("/reason")}
          />
          {isOthers && (
            <Input
              label={t.lateReason}
              hint={t.lateReasonHint}
              value={draft.lateReason}
              onValue={(lateReason) => change({ lateReason })}
              fault={faultAt("/late_reason")}
            />
          )}
          <Papers papers={draft.papers} onPapers={(papers) => change({ papers })} faultAt={faultAt} />
        </>
      )}
    </Sheet>
  );
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

/** New or changed, one's own or somebody else's. */
function put(
  { employeeId, zone }: Subject,
  kind: Kind,
  draft: Draft,
  once: ReturnType<typeof onceOnly>,
  returned?: Request,
): Promise<Request> {
  const body = bodyOf(kind, draft, zone);
  if (employeeId === null) {
    if (!returned) return answer(api.POST("/me/requests", { params: once, body }));
    const path = { request_id: returned.request_id };
    return answer(api.PUT("/me/requests/{request_id}", { params: { path }, body }));
  }
  const whole = { ...body, late_reason: draft.lateReason.trim() || null };
  if (!returned) {
    const params = { ...once, path: { employee_id: employeeId } };
    return answer(api.POST("/employees/{employee_id}/requests", { params, body: whole }));
  }
  const params = { path: { employee_id: employeeId, request_id: returned.request_id } };
  return answer(api.PUT("/employees/{employee_id}/requests/{request_id}", { params, body: whole }));
}
