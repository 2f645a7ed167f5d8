/** The windows of days that have the same hours: when each check-in opens, its limit, when it closes. */
import { useState } from "preact/hooks";
import { Input, Select, Tick } from "../parts/labelled";
import type { SlotName, SlotPlan } from "../state/read_city";
import { usePageWords } from "../words/words";
import { HOURS } from "./hours_words";
import { clockOf, minutesOf, SLOTS } from "./week";

const EDGES = ["opens_min", "limit_min", "closes_min"] as const;
type Edge = (typeof EDGES)[number];

interface DayHoursProps {
  title: string;
  slots: SlotPlan[];
  isShift: boolean;
  onSlots: (slots: SlotPlan[]) => void;
  faultOf: (rest: string) => string | undefined;
}

export function DayHours({ title, slots, isShift, onSlots, faultOf }: DayHoursProps) {
  const { t } = usePageWords(HOURS);
  const hasMidday = slots.some(({ slot }) => slot === "midday");
  const whole = faultOf("");
  function setMidday(wanted: boolean) {
    const noon = { slot: "midday" as const, opens_min: 720, closes_min: 780, limit_min: null, required: true };
    const others = slots.filter(({ slot }) => slot !== "midday");
    onSlots(wanted ? inOrder([...others, noon]) : others);
  }
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      {whole && <p class="fault">{whole}</p>}
      {slots.map((plan, at) => (
        <SlotHours
          key={plan.slot}
          plan={plan}
          isShift={isShift}
          onPlan={(changed) => onSlots(slots.map((each, place) => (place === at ? changed : each)))}
          faultOf={(name) => faultOf(`/${at}/${name}`)}
        />
      ))}
      <Tick label={t.middayUsed} value={hasMidday} onValue={setMidday} />
    </section>
  );
}

interface SlotHoursProps {
  plan: SlotPlan;
  isShift: boolean;
  onPlan: (plan: SlotPlan) => void;
  faultOf: (name: Edge) => string | undefined;
}

function SlotHours({ plan, isShift, onPlan, faultOf }: SlotHoursProps) {
  const { t } = usePageWords(HOURS);
  const edges = EDGES.filter((edge) => edge !== "limit_min" || plan.slot !== "midday");
  const told = (edge: Edge) => {
    const { time, day } = clockOf(plan[edge] ?? 0);
    return day ? `${time} (${t.dayNames[day] ?? ""})` : time;
  };
  const name: Record<Edge, string> = { opens_min: t.opens, limit_min: t.limit[plan.slot] ?? "", closes_min: t.closes };
  return (
    <fieldset class="slot-hours">
      <legend>{t.slot[plan.slot]}</legend>
      <div class="edges">
        {edges.map((edge) => (
          <Edge
            key={edge}
            label={name[edge]}
            minutes={plan[edge]}
            isShift={isShift}
            onMinutes={(minutes) => onPlan({ ...plan, [edge]: minutes })}
            fault={faultOf(edge)}
          />
        ))}
      </div>
      <p class="hint">{t.said[plan.slot](told("opens_min"), told("limit_min"), told("closes_min"))}</p>
      <Tick
        label={t.required(t.slot[plan.slot])}
        value={plan.required}
        onValue={(required) => onPlan({ ...plan, required })}
      />
    </fieldset>
  );
}

interface EdgeProps {
  label: string;
  minutes: number | null;
  isShift: boolean;
  onMinutes: (minutes: number) => void;
  fault: string | undefined;
}

/** A time, and for shifts or wherever it is not the same day, which day. */
function Edge({ label, minutes, isShift, onMinutes, fault }: EdgeProps) {
  const { t } = usePageWords(HOURS);
  const { time, day } = clockOf(minutes ?? 0);
  const [typed, setTyped] = useState(time);
  const isTime = minutesOf(typed, day) !== null;
  const shown = minutesOf(typed, day) === minutes || !isTime ? typed : time;
  function type(text: string) {
    setTyped(text);
    const found = minutesOf(text, day);
    if (found !== null) onMinutes(found); // what is half typed is no time yet
  }
  return (
    <div class="edge">
      <Input
        label={label}
        value={shown}
        maxLength={5}
        inputMode="numeric"
        onValue={type}
        onLeave={() => setTyped(time)}
        fault={isTime ? fault : t.noTime}
      />
      {(isShift || day !== 0) && (
        <Select
          label={
            <>
              <span class="unseen">{label}: </span>
              {t.day}
            </>
          }
          value={String(day)}
          onValue={(on) => onMinutes(minutesOf(time, Number(on)) ?? 0)}
          options={["-1", "0", "1"].map((each) => [each, t.dayNames[each] ?? each] as const)}
        />
      )}
    </div>
  );
}

function inOrder(slots: SlotPlan[]): SlotPlan[] {
  const place = (name: SlotName) => SLOTS.indexOf(name);
  return [...slots].sort((one, other) => place(one.slot) - place(other.slot));
}
