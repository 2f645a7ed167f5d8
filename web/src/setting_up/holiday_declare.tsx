/** The proposed holidays of a year: tick those of the decree, mend their dates by it, declare them with its number. */
import { useMemo, useState } from "preact/hooks";
import type { Schemas } from "../api/client";
import { onceOnly } from "../api/job";
import { Input, Tick } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import type { Holiday } from "../state/read_city";
import { longDate, shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { type HolidayBody, type Look, sendHolidays } from "./holiday_send";
import { HOLIDAYS } from "./holidays_words";
import type { Proposal } from "./outcome";

type Proposed = Schemas["HolidayProposalView"];

interface DeclareProps {
  open: readonly Proposed[];
  have: readonly Holiday[];
  declared: (proposal: Proposal) => Promise<void>;
  look?: Look | undefined;
}

export function Declare({ open, have, declared, look }: DeclareProps) {
  const { t } = usePageWords(HOLIDAYS);
  const [left, setLeft] = useState<readonly string[]>(() => open.filter((each) => each.estimated).map(({ on }) => on));
  const [dates, setDates] = useState<Readonly<Record<string, string>>>({});
  const [decree, setDecree] = useState("");
  const [isLookedAt, setLookedAt] = useState(!look);
  const chosen = open.filter(({ on }) => !left.includes(on));
  const holidays = chosen.map(({ on, name, kind }) => ({
    on: dates[on] ?? on,
    name,
    kind: kind as HolidayBody["kind"],
    decree_no: decree,
  }));
  const key = JSON.stringify(holidays);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another request, the same one is not
  const params = useMemo(onceOnly, [key]);
  return (
    <Sheet
      send={async () => declared(await sendHolidays(holidays, params, t))}
      submit={t.save(chosen.length)}
      busyLabel={t.saving}
      disabled={!chosen.length || !isLookedAt}
    >
      {(faultAt) => (
        <>
          <p>{t.proposed}</p>
          <ul class="card ticks">
            {open.map((each) => (
              <li key={each.on}>
                <Day
                  day={each}
                  already={each.estimated ? sameYear(have, each) : undefined}
                  isChosen={chosen.includes(each)}
                  choose={(wanted) => setLeft(wanted ? left.filter((on) => on !== each.on) : [...left, each.on])}
                  date={dates[each.on]}
                  setDate={(on) => setDates({ ...dates, [each.on]: on })}
                  fault={faultAt(`/holidays/${chosen.indexOf(each)}/on`)}
                />
              </li>
            ))}
          </ul>
          <Input
            label={t.decree}
            hint={t.decreeHint}
            value={decree}
            onValue={setDecree}
            fault={faultAt("/holidays/0/decree_no")}
          />
          {look?.(holidays, setLookedAt)}
        </>
      )}
    </Sheet>
  );
}

interface DayProps {
  day: Proposed;
  /** Declared for another date of that year, as the decree had it. */
  already: string | undefined;
  isChosen: boolean;
  choose: (wanted: boolean) => void;
  /** As typed; undefined while it is as proposed. */
  date: string | undefined;
  setDate: (on: string) => void;
  fault: string | undefined;
}

/** An estimated date is asked for at once, for only the decree knows it. */
function Day({ day: { on, name, kind, estimated }, already, isChosen, choose, date, setDate, fault }: DayProps) {
  const { t, lang } = usePageWords(HOLIDAYS);
  const [isOpen, setOpen] = useState(estimated);
  const notes = [
    kind === "collective" && `(${t.kinds.collective})`,
    estimated && date === undefined && `· ${t.estimated}`,
    already && `· ${t.already(shortDate(already, lang))}`,
  ];
  const label = [`${longDate(date || on, lang)}: ${name}`, ...notes].filter(Boolean).join(" ");
  return (
    <>
      <Tick label={label} value={isChosen} onValue={choose} />
      {isChosen && (isOpen || fault) && (
        <Input type="date" label={t.dateOf(name)} value={date ?? on} onValue={setDate} fault={fault} />
      )}
      {isChosen && !isOpen && !fault && (
        <button type="button" class="link" aria-label={`${t.changeDate}: ${name}`} onClick={() => setOpen(true)}>
          {t.changeDate}
        </button>
      )}
    </>
  );
}

function sameYear(have: readonly Holiday[], { on, name }: Proposed): string | undefined {
  return have.find((each) => each.name === name && each.on.slice(0, 4) === on.slice(0, 4))?.on;
}
