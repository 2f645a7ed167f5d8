/** Who of a unit came to an event that has opened: read unit by unit, when it is asked for. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { UnitSelect } from "../parts/unit_select";
import { Awaited } from "../setting_up/asked";
import { useUnits } from "../state/read_city";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import type { CityEvent } from "./typed";
import { attendanceOf, type Came } from "./when";
import { EVENTS } from "./words";

const ORDER: readonly Came[] = ["missing", "waits", "late", "onTime", "excused"];

export function Attendance({ event }: { event: CityEvent }) {
  const { t, lang } = usePageWords(EVENTS);
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={(toggled) => setOpen(toggled.currentTarget.open)}>
      <summary>
        {t.attendance}
        <span class="unseen">
          {" "}
          {event.name}, {shortDate(event.on, lang)}
        </span>
      </summary>
      {isOpen && <Units event={event} />}
    </details>
  );
}

/** The invited ones that the reader sees; a unit that is alone is chosen at once. */
function Units({ event }: { event: CityEvent }) {
  const { t } = usePageWords(EVENTS);
  const [chosen, setChosen] = useState("");
  return (
    <Awaited asked={useUnits()}>
      {(units) => {
        const { unit_ids } = event;
        const invited = units.filter(({ unit_id }) => !unit_ids.length || unit_ids.includes(unit_id));
        const unitId = chosen || (invited.length === 1 ? (invited[0]?.unit_id ?? "") : "");
        return (
          <>
            <UnitSelect label={t.unit} units={invited} value={unitId} onValue={setChosen} first={[["", t.unitNone]]} />
            {unitId && <Day key={unitId} unitId={unitId} on={event.on} />}
          </>
        );
      }}
    </Awaited>
  );
}

function Day({ unitId, on }: { unitId: string; on: string }) {
  const { t } = usePageWords(EVENTS);
  const path = { unit_id: unitId, on };
  const asked = useAnswer(`unit day ${unitId} ${on}`, () =>
    answer(api.GET("/units/{unit_id}/days/{on}", { params: { path } })),
  );
  return (
    <Awaited asked={asked}>
      {({ people }) => {
        const found = attendanceOf(people);
        if (!found.length) return <p class="soft">{t.nobody}</p>;
        const count = (...wanted: Came[]) => found.filter(({ came }) => wanted.includes(came)).length;
        const here = count("onTime", "late", "waits");
        const shown = [...found].sort((one, other) => ORDER.indexOf(one.came) - ORDER.indexOf(other.came));
        return (
          <>
            <p role="status">{t.summary(here, here + count("missing"), count("late"))}</p>
            <ul class="rows">
              {shown.map(({ person, came }) => (
                <li class="row" key={person.employee_id}>
                  <p class="row-name">{person.name}</p>
                  <p class={came === "missing" ? "late" : "soft"}>{t.came[came]}</p>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Awaited>
  );
}
