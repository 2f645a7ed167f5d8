/** A block of cells: filled with one letter, copied to a spreadsheet, pasted from one. Pure; what may not be set stays. */
import type { Schemas } from "../../api/client";
import { type Edits, letterOfKey, lettersOf, maySet, NO_ENTRY, type Place, withLetter } from "../../rosters/edits";

type Person = Schemas["PersonRosterView"];
type Day = Schemas["GridDayView"];

/** Both corners are in it. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Grid {
  people: readonly Person[];
  days: readonly Day[];
  known: readonly string[];
}

/** What became of what was typed or pasted. `fixed`: cells that may not be set; `outside`: beyond the grid. */
export interface Filled {
  edits: Edits;
  set: number;
  fixed: number;
  outside: number;
  /** Cells that say nothing that a roster knows, each once. */
  unknown: string[];
}

export function blockOf(one: Place, other: Place): Block {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.at, other.at),
    right: Math.max(one.at, other.at),
  };
}

export function isOne({ top, bottom, left, right }: Block): boolean {
  return top === bottom && left === right;
}

/** The block with this letter in every cell. */
export function filled(edits: Edits, grid: Grid, block: Block, letter: string): Filled {
  const height = block.bottom - block.top + 1;
  const width = block.right - block.left + 1;
  return written(
    edits,
    grid,
    block,
    Array.from({ length: height }, () => Array.from({ length: width }, () => letter)),
  );
}

/** As a spreadsheet takes it: cells by tabs, people by lines. */
export function textOf(edits: Edits, { people }: Grid, block: Block): string {
  return people
    .slice(block.top, block.bottom + 1)
    .map((person) => [...lettersOf(person, edits)].slice(block.left, block.right + 1).join("\t"))
    .join("\n");
}

/** From the block's corner on; a single letter fills the block. An empty cell leaves what stands there. */
export function pasted(edits: Edits, grid: Grid, block: Block, text: string): Filled {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  const cells = lines.map((line) => line.split("\t").map((cell) => cell.trim()));
  const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (only !== undefined && !isOne(block)) {
    const letter = letterOf(only, grid.known);
    if (letter) return filled(edits, grid, block, letter);
  }
  return written(edits, grid, block, cells);
}

function written(before: Edits, grid: Grid, { top, left }: Block, cells: readonly (readonly string[])[]): Filled {
  const found: Filled = { edits: before, set: 0, fixed: 0, outside: 0, unknown: [] };
  for (const [down, line] of cells.entries()) {
    for (const [along, cell] of line.entries()) {
      if (!cell) continue;
      const person = grid.people[top + down];
      const at = left + along;
      const letter = letterOf(cell, grid.known);
      if (!person || at >= grid.days.length) found.outside++;
      else if (letter === undefined) {
        if (!found.unknown.includes(cell)) found.unknown.push(cell);
      } else if (lettersOf(person, found.edits)[at] === letter) continue;
      else if (!maySet(person, grid.days, at)) found.fixed++;
      else {
        found.edits = withLetter(found.edits, person, at, letter);
        found.set++;
      }
    }
  }
  return found;
}

function letterOf(cell: string, known: readonly string[]): string | undefined {
  return cell === NO_ENTRY || cell.length === 1 ? letterOfKey(cell, known) : undefined;
}
