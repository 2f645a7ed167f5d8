/** People by days at a desk: a block is chosen by Shift or by the mouse, each row tells its weeks' hours. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { type Edits, lettersOf, type Place, placeAfter, unknownOf } from "../../rosters/edits";
import { DayHead, type RowFault } from "../../rosters/grid_table";
import { ROSTERS } from "../../rosters/words";
import { usePageWords } from "../../words/words";
import type { Block, Grid } from "./block";
import { Row } from "./grid_row";
import { type Spans, weeksOf } from "./shifts";
import { DESK_ROSTERS } from "./words";

interface GridTableProps extends Grid {
  label: string;
  edits: Edits;
  faults: Readonly<Record<string, RowFault>>;
  spans: Spans;
  /** Employee id -> the letter of the last day of the month before. */
  nights: ReadonlyMap<string, string>;
  place: Place;
  block: Block;
  onPlace: (place: Place, isExtended: boolean) => void;
  /** A key that was pressed; whether it meant something. */
  onKey: (key: string) => boolean;
  onUndo: () => void;
  /** What goes to the clipboard. */
  onCopy: () => string;
  onPaste: (text: string) => void;
}

export function GridTable(props: GridTableProps) {
  const { label, people, days, known, edits, faults, spans, nights, place, block, onPlace, onKey } = props;
  const { t } = usePageWords(DESK_ROSTERS);
  const words = usePageWords(ROSTERS).t;
  const table = useRef<HTMLTableElement>(null);
  const weeks = useMemo(() => weeksOf(days), [days]);
  useEffect(() => {
    const cell = table.current?.rows[place.row + 1]?.cells[place.at + 1];
    if (!table.current?.contains(document.activeElement)) return;
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [place]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== "z" || event.shiftKey) return;
      props.onUndo();
    } else {
      const to = placeAfter(place, event.key, people.length, days.length);
      if (to) onPlace(to, event.shiftKey);
      else if (!onKey(event.key)) return;
    }
    event.preventDefault();
  }
  /** The button held down draws the block on. */
  function onMouse(event: MouseEvent) {
    const isDrawn = event.type === "pointerover";
    if (event.button !== 0 || (isDrawn && event.buttons !== 1)) return;
    const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>("td[role]");
    const row = cell?.parentElement as HTMLTableRowElement | undefined;
    if (!cell || !row) return;
    event.preventDefault(); // no text is marked
    if (!isDrawn) cell.focus({ preventScroll: true });
    onPlace({ row: row.rowIndex - 1, at: cell.cellIndex - 1 }, isDrawn || event.shiftKey);
  }
  function onCopy(event: ClipboardEvent) {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", props.onCopy());
  }
  function onPaste(event: ClipboardEvent) {
    event.preventDefault();
    props.onPaste(event.clipboardData?.getData("text/plain") ?? "");
  }
  return (
    <div class="grid-box desk-grid">
      <table
        class="grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are set
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        ref={table}
        onKeyDown={onKeyDown}
        onMouseDown={onMouse}
        onPointerOver={onMouse}
        onCopy={onCopy}
        onPaste={onPaste}
      >
        <thead>
          <tr>
            <th scope="col" class="who">
              {words.name}
            </th>
            {days.map((day) => (
              <DayHead key={day.on} day={day} />
            ))}
            {weeks.map(([from, until]) => (
              <th key={from} scope="col" class="week-hours" title={t.hours(rangeOf(from, until))}>
                <span class="unseen">{t.hours(rangeOf(from, until))}</span>
                <span aria-hidden="true">Σ {rangeOf(from, until)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => (
            <Row
              key={person.employee_id}
              person={person}
              days={days}
              weeks={weeks}
              letters={lettersOf(person, edits)}
              unknown={unknownOf(person, edits, known)}
              fault={faults[person.employee_id]}
              spans={spans}
              night={nights.get(person.employee_id)}
              chosen={row === place.row ? place.at : -1}
              left={block.top <= row && row <= block.bottom ? block.left : -1}
              right={block.top <= row && row <= block.bottom ? block.right : -1}
              words={words}
              t={t}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rangeOf(from: number, until: number): string {
  return from === until ? `${from + 1}` : `${from + 1}–${until + 1}`;
}
