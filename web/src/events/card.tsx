/** One event: when, where, for whom; and what an admin may still make of it. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { refuse } from "../api/refusal";
import { useScopeName } from "../outages/scope";
import { Input } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { SureQuestion } from "../parts/sure";
import { longDate, shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { Attendance } from "./attendance";
import { EventForm } from "./form";
import type { Ordering } from "./ordering";
import { sayHours, sayPlace } from "./say";
import type { CityEvent } from "./typed";
import { hasOpened, isOver } from "./when";
import { EVENTS } from "./words";

type CardProps = Ordering & { event: CityEvent };

export function EventCard({ event, events, now, mayOrder, done }: CardProps) {
  const { t, lang } = usePageWords(EVENTS);
  const scopeName = useScopeName();
  const { name, on, decree_no, withdrawn } = event;
  const isOpen = hasOpened(event, now);
  const isOn = isOpen && !isOver(event, now);
  const tag = withdrawn !== null ? (["off", t.withdrawn] as const) : isOn ? (["info", t.isOn] as const) : null;
  return (
    <li class="card stack">
      <h3>
        {name} {tag && <span class={`tag ${tag[0]}`}>{tag[1]}</span>}
      </h3>
      <div>
        <p>{longDate(on, lang)}</p>
        <p>{sayHours(event, t)}</p>
        <p>{sayPlace(event.place, t, lang)}</p>
        <p>{scopeName(event.unit_ids)}</p>
        <p class="soft small">{t.decree(decree_no)}</p>
        {withdrawn !== null && <p>{t.withdrawnBecause(withdrawn)}</p>}
      </div>
      {mayOrder && withdrawn === null && <Acts {...{ event, events, now, done }} />}
      {isOpen && withdrawn === null && <Attendance event={event} />}
    </li>
  );
}

function Acts({ event, events, now, done }: Omit<CardProps, "mayOrder">) {
  const { t, w, lang } = usePageWords(EVENTS);
  const [open, setOpen] = useState<"" | "form" | "off">("");
  const toggle = (which: typeof open) => setOpen(open === which ? "" : which);
  const isOpened = hasOpened(event, now);
  const { event_id, name, on } = event;
  const date = shortDate(on, lang);
  async function callOff(reason: string | null, said: string) {
    const params = { path: { event_id }, query: reason ? { reason } : {} };
    await done(await answer(api.DELETE("/calendar/events/{event_id}", { params })), said);
  }
  return (
    <>
      <div class="side">
        {!isOpened && (
          <button type="button" class="quiet" aria-expanded={open === "form"} onClick={() => toggle("form")}>
            {open === "form" ? w.close : t.change}
            <span class="unseen">
              {" "}
              {name}, {date}
            </span>
          </button>
        )}
        <button
          type="button"
          class={isOpened ? "link" : "quiet"}
          aria-expanded={open === "off"}
          onClick={() => toggle("off")}
        >
          {isOpened ? t.withdraw : t.callOff}
          <span class="unseen">
            {" "}
            {name}, {date}
          </span>
        </button>
      </div>
      {open === "form" && <EventForm today={now.on} events={events} held={event} done={done} />}
      {open === "off" && isOpened && (
        <Withdraw withdraw={(reason) => callOff(reason, t.withdrawnNow)} cancel={() => setOpen("")} />
      )}
      {open === "off" && !isOpened && (
        <SureQuestion
          consequence={t.callOffSure(name, date)}
          yes={t.callOffYes}
          busyLabel={t.saving}
          act={() => callOff(null, t.calledOff)}
          cancel={() => setOpen("")}
        />
      )}
    </>
  );
}

interface WithdrawProps {
  withdraw: (reason: string) => Promise<void>;
  cancel: () => void;
}

function Withdraw({ withdraw, cancel }: WithdrawProps) {
  const { t, w } = usePageWords(EVENTS);
  const [reason, setReason] = useState("");
  async function send() {
    refuse([!reason.trim(), "/query/reason", t.reasonMissing]);
    await withdraw(reason.trim());
  }
  return (
    <div class="decision">
      <Sheet
        send={send}
        submit={t.withdrawYes}
        busyLabel={t.saving}
        foot={
          <button type="button" class="quiet" onClick={cancel}>
            {w.cancel}
          </button>
        }
      >
        {(faultAt) => (
          <>
            <p role="alert">{t.withdrawSure}</p>
            <Input
              label={t.reason}
              hint={t.reasonHint}
              value={reason}
              onValue={setReason}
              fault={faultAt("/query/reason")}
            />
          </>
        )}
      </Sheet>
    </div>
  );
}
