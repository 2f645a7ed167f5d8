/** One dated order: for whom, when, which hours; rehearsed, then proposed. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { Input, Select, Tick } from "../../parts/labelled";
import { Notice } from "../../parts/notice";
import { Sheet } from "../../parts/sheet";
import { address } from "../../route";
import { Outcome, type Proposal } from "../../setting_up/outcome";
import { OWN } from "../../setting_up/pattern_fields";
import { READY_WEEKS } from "../../setting_up/ready_weeks";
import { toForm } from "../../setting_up/week";
import { type CityCalendar, type Override, useCalendar } from "../../state/read_city";
import { dateBeside } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { emptyOrder, type OrderForm, orderBody, orderForm, orderId, stateOf } from "./order_form";
import { OrderHours } from "./order_hours";
import { PARTS, type PartProps } from "./page";
import { Rehearsal } from "./rehearsal";
import { UnitTicks } from "./unit_ticks";
import { CALENDAR } from "./words";

export function OrderPage({ id, now, isAdmin }: PartProps) {
  const { t } = usePageWords(CALENDAR);
  const asked = useCalendar();
  return (
    <Awaited asked={asked}>
      {(calendar) => {
        const held = calendar.overrides.find(({ override_id }) => override_id === id);
        if ((!held && id !== OWN) || !isAdmin) return <Notice tone="warn" title={t.noOrders} />;
        if (held && stateOf(held, now.on) === "over") return <Notice tone="info" title={t.over} />;
        return <Editor key={id} calendar={calendar} held={held} today={now.on} reload={asked.reload} />;
      }}
    </Awaited>
  );
}

interface EditorProps {
  calendar: CityCalendar;
  held: Override | undefined;
  today: string;
  reload: () => Promise<void>;
}

function Editor({ calendar, held, today, reload }: EditorProps) {
  const { t } = usePageWords(CALENDAR);
  const [form, setForm] = useState<OrderForm>(() => begin(calendar, held, today));
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [isReady, setReady] = useState(false);
  const hasBegun = held !== undefined && held.starts_on <= today;
  const set = (part: Partial<OrderForm>) => {
    setProposal(null);
    setForm((before) => ({ ...before, ...part }));
  };
  const override_id = held?.override_id ?? orderId(form);
  const body = orderBody(form);
  async function propose() {
    const params = { path: { override_id } };
    setProposal(await answer(api.PUT("/calendar/overrides/{override_id}", { params, body })));
    if (held) await reload();
  }
  return (
    <Sheet
      send={propose}
      submit={t.propose}
      busyLabel={t.proposing}
      disabled={!isReady}
      foot={
        <>
          {proposal && (
            <Outcome proposal={proposal} href={address("kalender", PARTS.changes, proposal.proposal_id)}>
              {t.proposed}
            </Outcome>
          )}
          <a class="quiet" href={address("kalender", PARTS.orders)}>
            {t.back}
          </a>
        </>
      }
    >
      {(faultAt) => (
        <>
          {hasBegun && (
            <Notice tone="info" icon="lock">
              <p>{t.begun}</p>
            </Notice>
          )}
          <div class="calendar-form">
            <Facts form={form} set={set} faultAt={faultAt} hasBegun={hasBegun} />
            {!hasBegun && <Whom form={form} set={set} calendar={calendar} faultAt={faultAt} />}
            {!hasBegun && <OrderHours form={form} set={set} patterns={calendar.patterns} faultAt={faultAt} />}
          </div>
          <Rehearsal change={{ override: { ...body, override_id } }} today={today} onReady={setReady} />
        </>
      )}
    </Sheet>
  );
}

export interface FieldsProps {
  form: OrderForm;
  set: (part: Partial<OrderForm>) => void;
  faultAt: (pointer: string) => string | undefined;
}

function Facts({ form, set, faultAt, hasBegun }: FieldsProps & { hasBegun: boolean }) {
  const { t } = usePageWords(CALENDAR);
  return (
    <div class="card stack">
      <Input
        label={t.orderName}
        hint={t.orderNameHint}
        value={form.name}
        onValue={(name) => set({ name })}
        fault={faultAt("/name")}
      />
      <Input
        label={t.decreeNo}
        hint={t.decreeHint}
        value={form.decree}
        onValue={(decree) => set({ decree })}
        fault={faultAt("/decree_no")}
      />
      <div class="order-dates">
        <Input
          type="date"
          label={t.startsOn}
          hint={t.startsHint}
          value={form.startsOn}
          disabled={hasBegun}
          onValue={(startsOn) => set({ startsOn, endsOn: later(startsOn, form.endsOn) })}
          fault={faultAt("/starts_on")}
        />
        <Input
          type="date"
          label={t.endsOn}
          hint={t.endsHint}
          value={form.endsOn}
          onValue={(endsOn) => set({ endsOn })}
          fault={faultAt("/ends_on")}
        />
        <Input
          type="number"
          min="0"
          max="120"
          label={t.grace}
          value={form.grace}
          disabled={hasBegun}
          onValue={(grace) => set({ grace })}
          fault={faultAt("/grace_min")}
        />
      </div>
    </div>
  );
}

function Whom({ form, set, calendar, faultAt }: FieldsProps & { calendar: CityCalendar }) {
  const { t } = usePageWords(CALENDAR);
  return (
    <div class="card stack">
      <UnitTicks chosen={form.units} choose={(units) => set({ units })} fault={faultAt("/unit_ids")} />
      <fieldset class="ticks-box">
        <legend>{t.patternsFor}</legend>
        <p class="hint">{t.patternsForHint}</p>
        {calendar.patterns.map(({ pattern_id, name, code }) => (
          <Tick
            key={pattern_id}
            label={code ? `${name} (${code})` : name}
            value={form.patterns.includes(pattern_id)}
            onValue={(isWanted) =>
              set({
                patterns: isWanted
                  ? [...form.patterns, pattern_id]
                  : form.patterns.filter((each) => each !== pattern_id),
              })
            }
          />
        ))}
      </fieldset>
      <Select
        label={t.begin}
        hint={t.beginHint}
        value=""
        onValue={(id) => {
          const week = calendar.patterns.find(({ pattern_id }) => pattern_id === id)?.versions.at(-1)?.week;
          if (week) set({ week: toForm(week) });
        }}
        options={[["", t.beginNone], ...calendar.patterns.map(({ pattern_id, name }) => [pattern_id, name] as const)]}
      />
    </div>
  );
}

function begin({ patterns }: CityCalendar, held: Override | undefined, today: string): OrderForm {
  if (held) return orderForm(held);
  const weekly = patterns.find(({ code }) => code === null)?.versions.at(-1)?.week;
  return emptyOrder(dateBeside(today, 1), weekly ?? READY_WEEKS[0]?.week ?? []);
}

/** Of two dates as they are written. */
function later(one: string, other: string): string {
  return one.localeCompare(other) > 0 ? one : other;
}
