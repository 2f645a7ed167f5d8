/** The grid with what is done in it: filled, pasted, undone, checked, saved; and what is odd about it. */
import { useMemo, useRef, useState } from "preact/hooks";
import type { Schemas } from "../../api/client";
import { Input } from "../../parts/labelled";
import { Notice } from "../../parts/notice";
import { matching } from "../../parts/picker";
import { type Edits, letterOfKey, type Place } from "../../rosters/edits";
import { Meanings } from "../../rosters/meanings";
import { type SavingProps, useSaving } from "../../rosters/saving";
import { ROSTERS } from "../../rosters/words";
import { monthName } from "../../words/format";
import { usePageWords } from "../../words/words";
import { useQuery } from "../use_query";
import { type Block, blockOf, type Filled, filled, isOne, pasted, textOf } from "./block";
import { GridTable } from "./grid_table";
import { spansOf } from "./shifts";
import { Touching } from "./touching";
import { DESK_ROSTERS, type DeskRosterWords } from "./words";

interface RosterGridProps extends SavingProps {
  /** The month before, for the night that ends in this one. */
  before: readonly Schemas["PersonRosterView"][];
}

const MOST_UNDONE = 100;

export function RosterGrid({ before, ...props }: RosterGridProps) {
  const { roster, edits, setEdits } = props;
  const { t, lang } = usePageWords(DESK_ROSTERS);
  const words = usePageWords(ROSTERS).t;
  const [{ cari: sought = "" }, keep] = useQuery();
  const [place, setPlace] = useState<Place>({ row: 0, at: 0 });
  const [anchor, setAnchor] = useState<Place>(place);
  const [told, setTold] = useState("");
  const undone = useRef<Edits[]>([]);
  const saving = useSaving(props);
  const people = matching(roster.people, sought);
  const known = useMemo(() => roster.letters.map(({ code }) => code), [roster]);
  const spans = useMemo(() => spansOf(roster.letters), [roster]);
  const nights = useMemo(
    () => new Map(before.map(({ employee_id, letters }) => [employee_id, letters.slice(-1)])),
    [before],
  );
  const grid = { people, days: roster.days, known };
  const block = blockOf(anchor, place);
  const mayAny = roster.people.some((each) => each.may_set);
  const changed = Object.keys(edits).length;

  function choose(to: Place, isExtended: boolean) {
    setPlace(to);
    if (!isExtended) setAnchor(to);
  }
  function change(found: Filled) {
    setTold(sayFilled(found, t));
    if (saving.progress || found.edits === edits) return;
    undone.current = [...undone.current.slice(1 - MOST_UNDONE), edits];
    setEdits(() => found.edits);
    saving.forget();
  }
  function undo() {
    const last = undone.current.pop();
    if (!last || saving.progress) return;
    setEdits(() => last);
    setTold("");
    saving.forget();
  }
  function onKey(key: string): boolean {
    const letter = letterOfKey(key, known);
    if (letter === undefined || !mayAny) return false;
    change(filled(edits, grid, block, letter));
    if (isOne(block)) choose({ row: place.row, at: Math.min(place.at + 1, roster.days.length - 1) }, false);
    return true;
  }
  async function save() {
    undone.current = []; // what is saved is not undone by a key
    setTold("");
    await saving.save();
  }
  return (
    <>
      <p class="lead">{mayAny ? t.lead : roster.months.includes(roster.month) ? words.readOnly : words.monthClosed}</p>
      <Meanings letters={roster.letters} days={roster.days} />
      <div class="roster-tools">
        {roster.people.length > 20 && (
          <Input
            type="search"
            label={words.find}
            value={sought}
            onValue={(text) => {
              keep({ cari: text });
              choose({ row: 0, at: 0 }, false);
            }}
          />
        )}
        {mayAny && (
          <div class="roster-acts">
            <button
              type="button"
              class="quiet"
              disabled={!undone.current.length || saving.progress !== ""}
              onClick={undo}
            >
              {t.undo}
            </button>
            <button
              type="button"
              class="quiet"
              disabled={!changed || saving.progress !== ""}
              onClick={() => {
                undone.current = [...undone.current.slice(1 - MOST_UNDONE), edits];
                setEdits(() => ({}));
                setTold("");
                saving.forget();
              }}
            >
              {words.discard}
            </button>
            <button
              type="button"
              class="quiet"
              title={t.checkHint}
              disabled={!changed || saving.progress !== ""}
              onClick={() => void saving.check()}
            >
              {t.check}
            </button>
            <button
              type="button"
              class="main"
              disabled={!changed || saving.progress !== ""}
              onClick={() => void save()}
            >
              {saving.progress || (changed ? words.save(changed) : t.save)}
            </button>
          </div>
        )}
      </div>
      <div class="live" role="status">
        {saving.told ? (
          <Notice tone={saving.isGood ? "ok" : "bad"}>
            <p>{saving.told}</p>
          </Notice>
        ) : (
          <p class="soft">{[t.unsaved(changed), told].filter(Boolean).join(" · ")}</p>
        )}
      </div>
      <GridTable
        label={words.grid(monthName(roster.month, lang))}
        {...grid}
        edits={edits}
        faults={saving.faults}
        spans={spans}
        nights={nights}
        place={place}
        block={block}
        onPlace={choose}
        onKey={onKey}
        onUndo={undo}
        onCopy={() => {
          setTold(t.copied(sizeOf(block)));
          return textOf(edits, grid, block);
        }}
        onPaste={(text) => mayAny && change(pasted(edits, grid, block, text))}
      />
      <p class="hint">
        {t.total(people.length)}. {t.hoursHint} {t.leaveHint}
      </p>
      <Touching roster={roster} edits={edits} spans={spans} nights={nights} />
    </>
  );
}

function sizeOf({ top, bottom, left, right }: Block): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** Nothing while all went as it was meant. */
function sayFilled({ set, fixed, outside, unknown }: Filled, t: DeskRosterWords): string {
  return [
    set > 1 && t.pasted(set),
    fixed > 0 && t.fixed(fixed),
    outside > 0 && t.outside(outside),
    unknown.length > 0 && t.unknown(unknown.slice(0, 10).join(", ")),
  ]
    .filter(Boolean)
    .join(" ");
}
