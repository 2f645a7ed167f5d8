/** The dated orders: which hold, which come, which are over. */
import { address } from "../../route";
import { WeekLines } from "../../setting_up/hours";
import { HOURS } from "../../setting_up/hours_words";
import { OWN } from "../../setting_up/pattern_fields";
import { withoutParts } from "../../setting_up/unit_tree";
import { type Override, type Unit, useCalendar, useUnits } from "../../state/read_city";
import { shortDate } from "../../words/format";
import { usePageWords } from "../../words/words";
import { Awaited } from "../parts/states";
import { Table } from "../parts/table";
import { stateOf } from "./order_form";
import { PARTS, type PartProps } from "./page";
import { CALENDAR, type CalendarWords } from "./words";

const TONES = { now: "ok", coming: "warn", over: "off" };
const NAMED = 3;

export function Orders({ now, isAdmin }: PartProps) {
  const { t, lang } = usePageWords(CALENDAR);
  const hours = usePageWords(HOURS).t;
  const asked = useCalendar();
  const units = useUnits().data ?? [];
  return (
    <>
      <p class="lead">{t.ordersLead}</p>
      {isAdmin && (
        <p class="new-order">
          <a class="main" href={address("kalender", PARTS.orders, OWN)}>
            {t.newOrder}
          </a>
        </p>
      )}
      <Awaited asked={asked}>
        {({ overrides, patterns }) => (
          <Table
            caption={t.orders}
            rows={overrides}
            rowKey={({ override_id }) => override_id}
            empty={t.noOrders}
            sortedBy="-dates"
            columns={[
              {
                key: "name",
                title: t.name,
                cell: (each) => <Name order={each} isAdmin={isAdmin} />,
                sort: ({ name }) => name,
              },
              {
                key: "dates",
                title: t.dates,
                cell: ({ starts_on, ends_on }) => t.from(shortDate(starts_on, lang), shortDate(ends_on, lang)),
                sort: ({ starts_on }) => starts_on,
              },
              {
                key: "state",
                title: t.state,
                cell: (each) => {
                  const state = stateOf(each, now.on);
                  return <span class={`tag ${TONES[state]}`}>{t.states[state]}</span>;
                },
                sort: (each) => t.states[stateOf(each, now.on)] ?? "",
              },
              {
                key: "whom",
                title: t.forWhom,
                cell: (each) => (
                  <>
                    {whichUnits(each, units, t)}
                    <br />
                    <span class="soft small">
                      {each.pattern_ids.length
                        ? each.pattern_ids
                            .map((id) => patterns.find(({ pattern_id }) => pattern_id === id)?.name ?? id)
                            .join(", ")
                        : t.allPatterns}
                    </span>
                  </>
                ),
              },
              {
                key: "week",
                title: t.weekOf,
                cell: ({ week }) => (week.some((day) => day.length) ? <WeekLines week={week} /> : hours.off),
              },
            ]}
          />
        )}
      </Awaited>
    </>
  );
}

function Name({ order: { override_id, name, decree_no }, isAdmin }: { order: Override; isAdmin: boolean }) {
  return (
    <>
      {isAdmin ? <a href={address("kalender", PARTS.orders, override_id)}>{name}</a> : name}
      <br />
      <span class="soft small">{decree_no}</span>
    </>
  );
}

/** Named while they are few; a unit stands for its parts. */
function whichUnits({ unit_ids }: Override, units: readonly Unit[], t: CalendarWords): string {
  if (!unit_ids.length) return t.everyone;
  const roots = withoutParts(unit_ids, units);
  if (roots.length > NAMED) return t.unitsOf(roots.length);
  return roots.map((id) => units.find(({ unit_id }) => unit_id === id)?.name ?? id).join(", ");
}
