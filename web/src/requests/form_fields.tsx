/** The fields of a leave, an order, a permission. */
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Input, Select, Tick } from "../parts/labelled";
import { Unread } from "../parts/notice";
import { SLOTS, slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { ANYWHERE, type Draft, type Kind } from "./ask";
import type { Subject } from "./subject";
import { REQUESTS } from "./words";

export interface FieldsProps {
  kind: Kind;
  subject: Subject;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  faultAt: (pointer: string) => string | undefined;
}

export function LeaveFields({ subject, draft, change, faultAt }: FieldsProps) {
  const { t } = usePageWords(REQUESTS);
  const year = Number(draft.startsOn.slice(0, 4));
  const isYear = year >= 2020 && year <= 2098;
  const isOwn = subject.employeeId === null; // somebody else's balance the server looks at when it is sent
  const asked = useAnswer(isOwn && isYear ? `leave ${year}` : null, () =>
    answer(api.GET("/me/leave", { params: { query: { year } } })),
  );
  const kinds = asked.data?.kinds ?? Object.keys(t.leaves);
  return (
    <>
      {asked.refusal && <Unread refusal={asked.refusal} reload={() => void asked.reload()} />}
      <Select
        label={t.leave}
        value={draft.leave}
        onValue={(leave) => change({ leave })}
        options={kinds.map((each) => [each, t.leaves[each] ?? each] as const)}
        fault={faultAt("/leave")}
      />
      {asked.data && draft.leave === "annual" && (
        <p role="status">
          {t.balance(asked.data.left_days, asked.data.waiting_days)}
          {asked.data.basis === "assumed" && ` ${t.assumed}`}
        </p>
      )}
    </>
  );
}

export function OrderFields({ subject, draft, change, faultAt }: FieldsProps) {
  const { t, w } = usePageWords(REQUESTS);
  const toggle = (slot: string, isDue: boolean) =>
    change({ due: SLOTS.filter((each) => (each === slot ? isDue : draft.due.includes(each))) });
  return (
    <>
      <Input
        label={t.orderNo}
        value={draft.orderNo}
        onValue={(orderNo) => change({ orderNo })}
        fault={faultAt("/order_no")}
      />
      <fieldset class="choice">
        <legend>{t.due}</legend>
        <p class="hint">{t.dueHint}</p>
        {SLOTS.map((slot) => (
          <Tick
            key={slot}
            label={slotName(slot, w)}
            value={draft.due.includes(slot)}
            onValue={(isDue) => toggle(slot, isDue)}
          />
        ))}
        {faultAt("/due") && <p class="fault">{faultAt("/due")}</p>}
      </fieldset>
      {draft.due.length > 0 && (
        <Select
          label={t.place}
          value={draft.officeId}
          onValue={(officeId) => change({ officeId })}
          options={[[ANYWHERE, t.anywhere], ...subject.offices]}
          fault={faultAt("/place") ?? faultAt("/place/office_id")}
        />
      )}
    </>
  );
}

export function PermissionFields({ draft, change, faultAt }: FieldsProps) {
  const { t } = usePageWords(REQUESTS);
  return (
    <>
      <Input
        type="time"
        label={t.arriveBy}
        value={draft.arriveBy}
        onValue={(arriveBy) => change({ arriveBy })}
        fault={faultAt("/arrive_by_min")}
      />
      <Input
        type="time"
        label={t.leaveFrom}
        hint={t.timesHint}
        value={draft.leaveFrom}
        onValue={(leaveFrom) => change({ leaveFrom })}
        fault={faultAt("/leave_from_min")}
      />
    </>
  );
}
