/** One dated order: for whom, when, which hours; rehearsed, then proposed. */
import { useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { Notice } from "../../parts/notice";
import type { Proposal } from "../../setting_up/outcome";
import { OWN } from "../../setting_up/pattern_fields";
import { READY_WEEKS } from "../../setting_up/ready_weeks";
import { type CityCalendar, type Override, useCalendar } from "../../state/read_city";
import { dateBeside } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Facts, Whom } from "./order_fields";
import { emptyOrder, type OrderForm, orderBody, orderForm, orderId, stateOf } from "./order_form";
import { OrderHours } from "./order_hours";
import { PARTS, type PartProps } from "./page";
import { ProposeSheet } from "./propose_sheet";
import { Rehearsal } from "./rehearsal";
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
    <ProposeSheet {...{ propose, isReady, proposal }} said={t.proposed} part={PARTS.orders} back={t.back}>
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
    </ProposeSheet>
  );
}

function begin({ patterns }: CityCalendar, held: Override | undefined, today: string): OrderForm {
  if (held) return orderForm(held);
  const weekly = patterns.find(({ code }) => code === null)?.versions.at(-1)?.week;
  return emptyOrder(dateBeside(today, 1), weekly ?? READY_WEEKS[0]?.week ?? []);
}
