/** Ask for something: the fields of just that kind, faults beside them. */
import { useMemo, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { persistently } from "../check_in/persistently";
import { onceOnly } from "../moving_in/job";
import { Input, Select, Tick } from "../parts/labelled";
import { Unread } from "../parts/notice";
import { Sheet } from "../parts/sheet";
import { goInstead } from "../route";
import { useInside } from "../state/inside";
import { clockTime } from "../words/format";
import { SLOTS, slotName, WITH_EVENT } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { ANYWHERE, bodyOf, type Draft, draftOf, emptyDraft, type Kind, OF_A_SLOT, ORDERS, type Request } from "./ask";
import { Papers } from "./papers";
import { REQUESTS } from "./words";

interface FieldsProps {
  kind: Kind;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  faultAt: (pointer: string) => string | undefined;
}

interface AskProps {
  kind: Kind;
  on: string;
  slot: string;
  /** What was returned, to be changed and sent again. */
  returned?: Request;
}

export function AskForm({ kind, on, slot, returned }: AskProps) {
  const { t } = usePageWords(REQUESTS);
  const { today } = useInside();
  const zone = today.data?.zone ?? "Asia/Jakarta";
  const timeOf = (instant: string) => clockTime(new Date(instant), zone);
  const [draft, setDraft] = useState(() => (returned ? draftOf(returned, timeOf) : emptyDraft(on, slot)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft is another request
  const once = useMemo(onceOnly, [draft]); // the same words sent twice are filed once
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const isOneDay = OF_A_SLOT.includes(kind) || kind === "permission";

  async function send() {
    const body = bodyOf(kind, draft, zone);
    const sent = await persistently(() => {
      if (!returned) return answer(api.POST("/me/requests", { params: once, body }));
      const path = { request_id: returned.request_id };
      return answer(api.PUT("/me/requests/{request_id}", { params: { path }, body }));
    });
    goInstead("permohonan", sent.request_id);
  }

  return (
    <Sheet send={send} submit={t.send} busyLabel={t.sending}>
      {(faultAt) => (
        <>
          {kind === "leave" && <LeaveFields {...{ kind, draft, change, faultAt }} />}
          <Input
            type="date"
            label={isOneDay ? t.on : t.from}
            value={draft.startsOn}
            onValue={(startsOn) => change({ startsOn, attemptId: "", endsOn: later(startsOn, draft.endsOn) })}
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
          {ORDERS.includes(kind) && <OrderFields {...{ kind, draft, change, faultAt }} />}
          {kind === "permission" && <PermissionFields {...{ kind, draft, change, faultAt }} />}
          {kind === "correction" && <Tries {...{ kind, draft, change, faultAt }} />}
          {OF_A_SLOT.includes(kind) && !draft.attemptId && <SlotFields {...{ kind, draft, change, faultAt }} />}
          <Input
            label={t.reason}
            value={draft.reason}
            onValue={(reason) => change({ reason })}
            fault={faultAt("/reason")}
          />
          <Papers papers={draft.papers} onPapers={(papers) => change({ papers })} faultAt={faultAt} />
        </>
      )}
    </Sheet>
  );
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function LeaveFields({ draft, change, faultAt }: FieldsProps) {
  const { t } = usePageWords(REQUESTS);
  const year = Number(draft.startsOn.slice(0, 4));
  const isYear = year >= 2020 && year <= 2098;
  const asked = useAnswer(isYear ? `leave ${year}` : null, () =>
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

function OrderFields({ draft, change, faultAt }: FieldsProps) {
  const { t, w } = usePageWords(REQUESTS);
  const { today } = useInside();
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
          options={[[ANYWHERE, t.anywhere], ...today.offices.map(({ officeId, name }) => [officeId, name] as const)]}
          fault={faultAt("/place") ?? faultAt("/place/office_id")}
        />
      )}
    </>
  );
}

function PermissionFields({ draft, change, faultAt }: FieldsProps) {
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

/** What was refused on that date: one tap takes its slot and time over. */
function Tries({ draft, change, faultAt }: FieldsProps) {
  const { t, w } = usePageWords(REQUESTS);
  const { today } = useInside();
  const date = draft.startsOn;
  const asked = useAnswer(/^20\d\d-\d\d-\d\d$/.test(date) ? `tries ${date}` : null, () =>
    answer(api.GET("/me/attempts", { params: { query: { date } } })),
  );
  if (asked.refusal) return <Unread refusal={asked.refusal} reload={() => void asked.reload()} />;
  const tries: readonly Schemas["AttemptView"][] = asked.data?.attempts ?? [];
  if (!tries.length) return null;
  return (
    <fieldset class="card choice">
      <legend>{t.tries}</legend>
      {[...tries, null].map((each) => (
        <label key={each?.attempt_id ?? ""}>
          <input
            type="radio"
            name="try"
            checked={draft.attemptId === (each?.attempt_id ?? "")}
            onChange={() => change({ attemptId: each?.attempt_id ?? "", slot: each?.slot ?? draft.slot })}
          />
          {each ? t.tryAt(slotName(each.slot, w), clockTime(new Date(each.at), today.data?.zone)) : t.noTry}
        </label>
      ))}
      {faultAt("/attempt_id") && <p class="fault">{faultAt("/attempt_id")}</p>}
    </fieldset>
  );
}

function SlotFields({ kind, draft, change, faultAt }: FieldsProps) {
  const { t, w } = usePageWords(REQUESTS);
  return (
    <>
      <Select
        label={t.slot}
        value={draft.slot}
        onValue={(slot) => change({ slot })}
        options={WITH_EVENT.map((each) => [each, slotName(each, w)] as const)}
        fault={faultAt("/slot")}
      />
      <Input
        type="time"
        label={t.countsAt}
        hint={kind === "objection" ? t.claimHint : undefined}
        value={draft.time}
        onValue={(time) => change({ time })}
        fault={faultAt("/counts_at")}
      />
    </>
  );
}
