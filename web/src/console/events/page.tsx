/** Events at a desk: apel, ceremonies and national days in a table; one of them, or a new one, opened beside it. */
import { useRef } from "preact/hooks";
import { EventCard } from "../../events/card";
import { EventForm } from "../../events/form";
import { type Ordering, WithEvents } from "../../events/ordering";
import { sayHours, sayPlace } from "../../events/say";
import type { CityEvent } from "../../events/typed";
import { hasOpened, isOver, type Wall } from "../../events/when";
import { EVENTS } from "../../events/words";
import { useScopeName } from "../../outages/scope";
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Beside, Opened, OpenLink } from "../parts/opened";
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
  const [, change] = useQuery();
  return <WithEvents close={() => change({ buka: null })}>{(ordering) => <Events {...ordering} />}</WithEvents>;
}

function Events({ events, now, mayOrder, done }: Ordering) {
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
