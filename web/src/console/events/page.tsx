/** Events at a desk: apel, ceremonies and national days in a table; one of them, or a new one, opened beside it. */
import { useRef, useState } from "preact/hooks";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { EventCard } from "../../events/card";
import { EventForm } from "../../events/form";
import { Waiting } from "../../events/page";
import { sayHours, sayPlace } from "../../events/say";
import type { CityEvent } from "../../events/typed";
import { hasOpened, isOver, type Wall } from "../../events/when";
import { EVENTS } from "../../events/words";
import { useScopeName } from "../../outages/scope";
import { type Proposal, Told } from "../../setting_up/outcome";
import { useHere } from "../../state/here";
import { useSettings } from "../../state/read_city";
import { clockTime, localDate, shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { Beside, Opened, OpenLink } from "../parts/opened";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { allShown, type TablePlan } from "../parts/table_state";
import { useQuery, withQuery } from "../use_query";
import { DESK_EVENTS, type State } from "./words";

const NEW = "baru";
const TONES: Record<State, string> = {
  datang: "tag info nowrap",
  buka: "tag ok nowrap",
  lewat: "tag off nowrap",
  tarik: "tag off",
};

export default function EventsDesk() {
  const { t } = usePageWords(EVENTS);
  const { offset } = useHere();
  const { roles } = useDesk();
  const settings = useSettings();
  const asked = useAnswer("events", () => answer(api.GET("/calendar/events")));
  const [outcome, setOutcome] = useState<{ proposal: Proposal; said: string } | null>(null);
  const [, change] = useQuery();
  const mayOrder = roles.includes("city_admin");
  const moment = new Date(Date.now() + offset);
  async function done(proposal: Proposal, said: string) {
    await asked.reload();
    change({ buka: null });
    setOutcome({ proposal, said });
  }
  return (
    <>
      <p class="lead">{t.lead}</p>
      {mayOrder && <p class="soft">{t.second}</p>}
      {outcome ? <Told key={outcome.proposal.proposal_id} {...outcome} /> : mayOrder && <Waiting />}
      <Awaited asked={settings}>
        {({ zone }) => (
          <Awaited asked={asked}>
            {({ events }) => (
              <Events
                events={events}
                now={{ on: localDate(moment, zone), clock: clockTime(moment, zone) }}
                mayOrder={mayOrder}
                done={done}
              />
            )}
          </Awaited>
        )}
      </Awaited>
    </>
  );
}

interface EventsProps {
  events: readonly CityEvent[];
  now: Wall;
  mayOrder: boolean;
  done: (proposal: Proposal, said: string) => Promise<void>;
}

function Events({ events, now, mayOrder, done }: EventsProps) {
  const { t } = usePageWords(DESK_EVENTS);
  const [query, change] = useQuery();
  const { buka = "" } = query;
  const isAtOnce = useRef(buka !== "");
  const isNew = buka === NEW && mayOrder;
  const opened = events.find(({ event_id }) => event_id === buka);
  const plan = usePlan(now, buka, isNew || opened !== undefined);
  const shown = allShown(events, plan, query);
  const ids = isNew ? [NEW] : shown.map(({ event_id }) => event_id);
  const open = (id: string | null) => change({ buka: id });
  return (
    <Beside
      table={
        <>
          {mayOrder && !isNew && (
            <a class="quiet as-wide-as-its-words" href={withQuery(location.hash, { buka: NEW })}>
              {t.add}
            </a>
          )}
          <Table caption={t.events} rows={events} rowKey={({ event_id }) => event_id} empty={t.empty} {...plan} />
        </>
      }
      opened={
        isNew ? (
          <Opened title={t.add} ids={ids} id={NEW} open={open} isAtOnce={isAtOnce} keys={[]}>
            <div class="card">
              <EventForm today={now.on} events={events} done={done} />
            </div>
          </Opened>
        ) : (
          opened && (
            <Opened title={t.events} ids={ids} id={buka} open={open} isAtOnce={isAtOnce} keys={[]}>
              <ul>
                <EventCard key={buka} event={opened} {...{ events, now, mayOrder, done }} />
              </ul>
            </Opened>
          )
        )
      }
    />
  );
}

function stateOf(event: CityEvent, now: Wall): State {
  if (event.withdrawn !== null) return "tarik";
  if (isOver(event, now)) return "lewat";
  return hasOpened(event, now) ? "buka" : "datang";
}

function usePlan(now: Wall, openedId: string, isNarrow: boolean): TablePlan<CityEvent> {
  const { t, lang } = usePageWords(DESK_EVENTS);
  const words = usePageWords(EVENTS).t;
  const scopeName = useScopeName();
  const place = (event: CityEvent) => sayPlace(event.place, words, lang);
  const columns: (TablePlan<CityEvent>["columns"][number] | false)[] = [
    {
      key: "nama",
      title: t.name,
      sort: ({ name }) => name,
      cell: ({ event_id, name }) => (
        <OpenLink id={event_id} openedId={openedId}>
          {name}
        </OpenLink>
      ),
    },
    {
      key: "tanggal",
      title: t.date,
      sort: ({ on, opens_min }) => `${on} ${String(opens_min).padStart(4, "0")}`,
      cell: ({ on }) => <span class="nowrap">{shortDate(on, lang)}</span>,
    },
    !isNarrow && { key: "jam", title: t.hours, cell: (event) => sayHours(event, words) },
    !isNarrow && { key: "tempat", title: t.place, sort: place, cell: place },
    !isNarrow && { key: "untuk", title: t.scope, cell: ({ unit_ids }) => scopeName(unit_ids) },
    {
      key: "keadaan",
      title: t.state,
      sort: (event) => t.states[stateOf(event, now)],
      cell: (event) => <span class={TONES[stateOf(event, now)]}>{t.states[stateOf(event, now)]}</span>,
    },
  ];
  return {
    columns: columns.filter((each) => each !== false),
    textOf: (event) => `${event.name} ${event.decree_no} ${place(event)}`,
    filters: [
      {
        key: "keadaan",
        label: t.state,
        options: Object.entries(t.states),
        keeps: (event, value) => stateOf(event, now) === value,
      },
    ],
    sortedBy: "-tanggal",
  };
}
