/** Order an event, or change one that has not opened: what, when, where, for whom; then once more with its consequence. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { refuse } from "../api/refusal";
import { Scope, useScopeName } from "../outages/scope";
import { Input } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { useOffices } from "../state/read_city";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import type { Ordering } from "./ordering";
import { PlaceFields } from "./place_fields";
import { sayHours, sayPlace } from "./say";
import {
  bodyOf,
  type CityEvent,
  EMPTY,
  type FieldsProps,
  freshId,
  pointOf,
  type Typed,
  typedOf,
  wholeOf,
} from "./typed";
import { EVENTS, type EventWords } from "./words";

interface FormProps extends Pick<Ordering, "events" | "done"> {
  today: string;
  /** The one that is changed. */
  held?: CityEvent;
}

export function EventForm({ today, events, held, done }: FormProps) {
  const { t, lang } = usePageWords(EVENTS);
  const [typed, setTyped] = useState(() => (held ? typedOf(held) : EMPTY));
  const [isAsked, setAsked] = useState(false);
  const offices = useOffices();
  const scopeName = useScopeName();
  const body = bodyOf(typed);
  function change(part: Partial<Typed>) {
    setTyped((before) => ({ ...before, ...part }));
    setAsked(false);
  }
  async function send() {
    refuse(...lacksOf(typed, t));
    if (!isAsked) return setAsked(true);
    setAsked(false); // a refusal sends back to the fields
    const event_id = held?.event_id ?? freshId(typed, new Set(events.map((each) => each.event_id)));
    const params = { path: { event_id } };
    await done(await answer(api.PUT("/calendar/events/{event_id}", { params, body })), t.saved);
  }
  const sure = () => {
    const office = offices.data?.find(({ id }) => id === typed.officeId)?.name ?? typed.officeId;
    const place = typed.isOffice
      ? { radius_m: null, name: office }
      : { radius_m: wholeOf(typed.radius), name: typed.placeName };
    const scope = scopeName(body.unit_ids ?? []).toLowerCase();
    return t.sure(body.name, longDate(typed.on, lang), sayHours(body, t), sayPlace(place, t, lang), scope);
  };
  return (
    <Sheet send={send} submit={isAsked ? t.yes : t.next} busyLabel={t.saving}>
      {(faultAt) => (
        <>
          <Input
            label={t.name}
            hint={t.nameHint}
            value={typed.name}
            onValue={(name) => change({ name })}
            fault={faultAt("/name")}
          />
          <Input
            label={t.decreeNo}
            hint={t.decreeHint}
            value={typed.decreeNo}
            onValue={(decreeNo) => change({ decreeNo })}
            fault={faultAt("/decree_no")}
          />
          <Input
            type="date"
            label={t.on}
            value={typed.on}
            min={today}
            onValue={(on) => change({ on })}
            fault={faultAt("/on")}
          />
          <Hours typed={typed} change={change} faultAt={faultAt} />
          <PlaceFields typed={typed} offices={offices} change={change} faultAt={faultAt} />
          <Scope
            isAll={typed.isAll}
            unitIds={typed.unitIds}
            onScope={(isAll, unitIds) => change({ isAll, unitIds })}
            fault={faultAt("/unit_ids") ?? faultAt("/unit_ids/0")}
          />
          {isAsked && (
            <p role="alert" class="decision">
              {sure()}
            </p>
          )}
        </>
      )}
    </Sheet>
  );
}

function Hours({ typed, change, faultAt }: FieldsProps) {
  const { t } = usePageWords(EVENTS);
  return (
    <>
      <Input
        type="time"
        label={t.opens}
        value={typed.opens}
        onValue={(opens) => change({ opens })}
        fault={faultAt("/opens_min")}
      />
      <Input
        type="time"
        label={t.latest}
        value={typed.limit}
        onValue={(limit) => change({ limit })}
        fault={faultAt("/limit_min")}
      />
      <Input
        type="time"
        label={t.closes}
        value={typed.closes}
        onValue={(closes) => change({ closes })}
        fault={faultAt("/closes_min")}
      />
      <Input
        label={t.grace}
        hint={t.graceHint}
        inputMode="numeric"
        value={typed.grace}
        onValue={(grace) => change({ grace })}
        fault={faultAt("/grace_min")}
      />
    </>
  );
}

function lacksOf(typed: Typed, t: EventWords) {
  const { isOffice, point, radius } = typed;
  const isWithin = (text: string, least: number, most: number) => wholeOf(text) >= least && wholeOf(text) <= most;
  return [
    [!typed.name.trim(), "/name", t.nameMissing],
    [!typed.decreeNo.trim(), "/decree_no", t.decreeMissing],
    [!typed.on, "/on", t.dateMissing],
    [!typed.opens, "/opens_min", t.timeMissing],
    [!typed.limit, "/limit_min", t.timeMissing],
    [!typed.closes, "/closes_min", t.timeMissing],
    [!isWithin(typed.grace || "0", 0, 120), "/grace_min", t.graceWrong],
    [isOffice && !typed.officeId, "/place/office_id", t.officeMissing],
    [!isOffice && !typed.placeName.trim(), "/place/name", t.placeNameMissing],
    [!isOffice && !pointOf(point), "/place/center", t.pointWrong],
    [!isOffice && !isWithin(radius, 20, 500), "/place/radius_m", t.radiusWrong],
    [!typed.isAll && !typed.unitIds.length, "/unit_ids", t.scopeMissing],
  ] as const;
}
