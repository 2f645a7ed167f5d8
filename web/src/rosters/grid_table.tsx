/** People by days: one cell in the tab order, arrows to move, a letter typed to set it. */
import { Component } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Schemas } from "../api/client";
import { usePageWords } from "../words/words";
import { type Edits, lettersOf, maySet, NO_ENTRY, type Place, placeAfter, unknownOf } from "./edits";
import { ROSTERS, type RosterWords } from "./words";

type Person = Schemas["PersonRosterView"];
type Day = Schemas["GridDayView"];

export interface RowFault {
  text: string;
  days: readonly number[];
}

interface GridTableProps {
  label: string;
  people: readonly Person[];
  days: readonly Day[];
  known: readonly string[];
  edits: Edits;
  faults: Readonly<Record<string, RowFault>>;
  place: Place;
  onPlace: (place: Place) => void;
  /** A key that was pressed on the chosen cell; whether it set a letter. */
  onKey: (key: string) => boolean;
}

export function GridTable({ label, people, days, known, edits, faults, place, onPlace, onKey }: GridTableProps) {
  const { t } = usePageWords(ROSTERS);
  const table = useRef<HTMLTableElement>(null);
  const hasMoved = useRef(false);
  useEffect(() => {
    const cell = table.current?.rows[place.row + 1]?.cells[place.at + 1];
    // Where the focus is on the table it goes along; on the letters below it stays there.
    if (table.current?.contains(document.activeElement)) cell?.focus();
    if (cell?.tabIndex === 0 && hasMoved.current) cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    hasMoved.current = true; // a page that was just opened stays at its top
  }, [place]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = placeAfter(place, event.key, people.length, days.length);
    if (to) onPlace(to);
    else if (!onKey(event.key)) return;
    event.preventDefault();
  }
  function onClick(event: MouseEvent) {
    const cell = (event.target as HTMLElement).closest("td");
    const row = cell?.parentElement as HTMLTableRowElement | undefined;
    if (!cell || !row) return;
    onPlace({ row: row.rowIndex - 1, at: cell.cellIndex - 1 });
    table.current?.parentElement?.scrollIntoView({ block: "nearest" }); // above the letters
  }
  return (
    <div class="grid-box">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are set */}
      <table class="grid" role="grid" aria-label={label} ref={table} onKeyDown={onKeyDown} onClick={onClick}>
        <thead>
          <tr>
            <th scope="col" class="who">
              {t.name}
            </th>
            {days.map((day) => (
              <DayHead key={day.on} day={day} />
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => (
            <Row
              key={person.employee_id}
              person={person}
              days={days}
              letters={lettersOf(person, edits)}
              unknown={unknownOf(person, edits, known)}
              fault={faults[person.employee_id]}
              chosen={row === place.row ? place.at : -1}
              t={t}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function DayHead({
  day,
  foot,
}: {
  day: { on: string; weekday: number; holiday: string | null };
  foot?: string;
}) {
  const { t } = usePageWords(ROSTERS);
  return (
    <th scope="col" class={tint(day)} title={day.holiday ?? undefined}>
      <span class="weekday">{t.weekdays[day.weekday]}</span>
      {Number(day.on.slice(8))}
      {foot && <span class="weekday">{foot}</span>}
    </th>
  );
}

export function tint(day: { weekday: number; holiday: string | null }): string {
  return day.holiday ? "rest holiday" : day.weekday > 4 ? "rest" : "";
}

interface RowProps {
  person: Person;
  days: readonly Day[];
  letters: string;
  unknown: number;
  fault: RowFault | undefined;
  /** The chosen day of this row; -1 for none. */
  chosen: number;
  t: RosterWords;
}

/** Drawn anew when something of its own changed: a unit of 500 has 15,500 cells. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return (Object.keys(next) as (keyof RowProps)[]).some((name) => next[name] !== this.props[name]);
  }

  render({ person, days, letters, unknown, fault, t }: RowProps) {
    return (
      <tr>
        <th scope="row" class="who">
          <span class="who-name">{person.name}</span>
          {unknown > 0 && <span class="weekday">{t.unknown(unknown)}</span>}
          {fault && <span class="fault">{fault.text}</span>}
        </th>
        {days.map((day, at) => this.cell(day, at, letters[at] ?? NO_ENTRY))}
      </tr>
    );
  }

  private cell(day: Day, at: number, letter: string) {
    const { person, days, fault, chosen, t } = this.props;
    const isChanged = letter !== person.letters[at];
    const isHere = person.here.includes(at + 1);
    const looks = [tint(day), !isHere && "away", isHere && letter === NO_ENTRY && "unknown", isChanged && "changed"];
    return (
      <td
        key={day.on}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is set where it stands
        role="gridcell"
        class={looks.filter(Boolean).join(" ")}
        tabIndex={at === chosen ? 0 : -1}
        aria-selected={at === chosen}
        aria-readonly={!maySet(person, days, at)}
        aria-invalid={fault?.days.includes(at) || undefined}
      >
        {isHere ? letter : ""}
        {isChanged && <span class="unseen"> {t.changed}</span>}
      </td>
    );
  }
}
