/** A request that is opened: all of it, the day it is about, and what the reader may decide of it. */
import type { MutableRef } from "preact/hooks";
import { useState } from "preact/hooks";
import { isCancellable, type Request } from "../../requests/ask";
import { kindOf, RequestCard } from "../../requests/card";
import { DECIDING } from "../../requests/decide_words";
import { CancelRequest } from "../../requests/unit_decided";
import { type Act, type Deciding, useDeciding } from "../../requests/use_deciding";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { holds } from "../../state/inside";
import { BOOKKEEPERS } from "../../state/roles";
import { usePageWords } from "../../words/words";
import { Opened } from "../parts/opened";
import { withQuery } from "../use_query";
import { TheDay } from "./the_day";
import { VerdictForm } from "./verdict_form";
import { DESK_REQUESTS } from "./words";

interface OneProps {
  request: Request;
  /** Those of the table in its order. */
  ids: readonly string[];
  open: (id: string | null) => void;
  isAtOnce: MutableRef<boolean>;
  decided: (results: Deciding["results"]) => void;
  cancelled: () => Promise<void>;
}

export function One({ request, ids, open, isAtOnce, decided, cancelled }: OneProps) {
  const { t } = usePageWords(DECIDING);
  const desk = usePageWords(DESK_REQUESTS).t;
  const { me, on } = useHere();
  const [writing, setWriting] = useState<Exclude<Act, "approve"> | null>(null);
  const deciding = useDeciding();
  const { request_id, unit_id, is_for_me, state, is_whole, employee_id } = request;
  const decide = (act: Act, reason = "") => {
    if (!deciding.busy) void deciding.decide(act, [request], reason, decided);
  };
  const mayCancel = isCancellable(request, me.employee.employee_id, on);
  const maySendAgain =
    state === "returned" && is_whole && holds(me, BOOKKEEPERS) && employee_id !== me.employee.employee_id;
  return (
    <Opened
      title={kindOf(request, t)}
      ids={ids}
      id={request_id}
      open={open}
      isAtOnce={isAtOnce}
      keys={
        is_for_me && !writing
          ? [
              ["1", t.approve, () => decide("approve")],
              ["2", t.giveBack, () => setWriting("return")],
              ["3", t.reject, () => setWriting("reject")],
            ]
          : []
      }
    >
      {is_for_me && (
        <VerdictForm<Exclude<Act, "approve">>
          plain={{ label: t.approve, key: "1", act: () => decide("approve") }}
          reasoned={[
            { act: "return", label: t.giveBack, key: "2", tone: "quiet" },
            { act: "reject", label: t.reject, key: "3", tone: "danger" },
          ]}
          writing={writing}
          setWriting={setWriting}
          reasonLabel={t.yourReason}
          reasonMissing={t.reasonMissing}
          busy={deciding.busy}
          refusal={deciding.refusal}
          send={decide}
        />
      )}
      <ul>
        <RequestCard request={request} isOthers>
          {maySendAgain && (
            <a class="quiet" href={withQuery(address("permohonan", "ajukan", unit_id), { kirim: request_id })}>
              {t.sendAgain}
            </a>
          )}
          {mayCancel && <CancelRequest request={request} today={on} cancelled={cancelled} />}
        </RequestCard>
      </ul>
      <TheDay request={request} />
      {!is_for_me && state === "waiting" && <p class="hint">{desk.onlyRead}</p>}
    </Opened>
  );
}
