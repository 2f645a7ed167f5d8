/** One person's month in the grid: their days, and the hours of each week. */
import { Component } from "preact";
import { maySet, NO_ENTRY } from "../../rosters/edits";
import { type RowFault, tint } from "../../rosters/grid_table";
import type { RosterWords } from "../../rosters/words";
import type { Grid } from "./block";
import { hoursOf, type Spans, touchesOf } from "./shifts";
import type { DeskRosterWords } from "./words";

interface RowProps {
  person: Grid["people"][number];
  days: Grid["days"];
  weeks: readonly [number, number][];
  letters: string;
  unknown: number;
  fault: RowFault | undefined;
  spans: Spans;
  night: string | undefined;
  /** The day with the focus; -1 for none. */
  chosen: number;
  /** The days of the block in this row; -1 for none. */
  left: number;
  right: number;
  words: RosterWords;
  t: DeskRosterWords;
}

/** Drawn anew when something of its own changed: a unit of 300 has more than 9,000 cells. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return (Object.keys(next) as (keyof RowProps)[]).some((name) => next[name] !== this.props[name]);
  }

  render({ person, days, weeks, letters, unknown, fault, spans, night, words, t }: RowProps) {
    const touches = touchesOf(letters, spans, night);
    return (
      <tr>
        <th scope="row" class="who">
          <span class="who-name">{person.name}</span>
          {unknown > 0 && <span class="weekday">{words.unknown(unknown)}</span>}
          {touches.length > 0 && (
            <span class="weekday no-rest">{t.touchShort(touches.map((at) => `${at || ""}→${at + 1}`).join(", "))}</span>
          )}
          {fault && <span class="fault">{fault.text}</span>}
        </th>
        {days.map((day, at) => this.cell(day, at, letters[at] ?? NO_ENTRY, touches.includes(at)))}
        {weeks.map((week) => (
          <td key={week[0]} class="week-hours">
            {hoursOf(letters, week, spans) || ""}
          </td>
        ))}
      </tr>
    );
  }

  private cell(day: Grid["days"][number], at: number, letter: string, touches: boolean) {
    const { person, days, fault, chosen, left, right, words, t } = this.props;
    const isChanged = letter !== person.letters[at];
    const isHere = person.here.includes(at + 1);
    const isAway = person.away.includes(at + 1);
    const looks = [
      tint(day),
      !isHere && "away",
      isHere && letter === NO_ENTRY && "unknown",
      isChanged && "changed",
      isAway && "on-leave",
      touches && "touches",
    ];
    return (
      <td
        key={day.on}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is set where it stands
        role="gridcell"
        class={looks.filter(Boolean).join(" ")}
        tabIndex={at === chosen ? 0 : -1}
        aria-selected={left <= at && at <= right}
        aria-readonly={!maySet(person, days, at)}
        aria-invalid={fault?.days.includes(at) || undefined}
        title={isAway ? t.onLeave : undefined}
      >
        {isHere ? letter : ""}
        {isAway && <span class="unseen"> {t.onLeave}</span>}
        {isChanged && <span class="unseen"> {words.changed}</span>}
      </td>
    );
  }
}
