/** A unit's roster of a month, to look at and to set: changes are marked, and saved person by person with one button. */
import "./rosters.css";
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { KINDS } from "../moving_in/kinds";
import { Input } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { matching } from "../parts/picker";
import { MonthStepper } from "../parts/stepper";
import { Way } from "../parts/way";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { holds } from "../state/inside";
import { monthName } from "../words/format";
import { usePageWords } from "../words/words";
import { useDraft, useWarning } from "./draft";
import { letterOfKey, lettersOf, maySet, type Place, withLetter } from "./edits";
import { GridTable } from "./grid_table";
import { LetterPad } from "./letter_pad";
import { Meanings } from "./meanings";
import { type SavingProps, useSaving } from "./saving";
import { ROSTERS } from "./words";

const SHOWN_AT_ONCE = 50;

export default function UnitRosterPage({ unitId }: { unitId: string }) {
  const { t } = usePageWords(ROSTERS);
  const { me, on } = useHere();
  const [month, setMonth] = useState(on.slice(0, 7));
  const [edits, setEdits] = useDraft(`${me.employee.employee_id} ${unitId} ${month}`);
  const path = { unit_id: unitId, month };
  const asked = useAnswer(`roster ${unitId} ${month}`, () =>
    answer(api.GET("/units/{unit_id}/rosters/{month}", { params: { path } })),
  );
  useWarning(Object.keys(edits).length > 0);
  return (
    <>
      <MonthStepper month={month} previous={t.previous} next={t.next} goTo={setMonth} />
      <Awaited asked={asked}>
        {(roster) =>
          roster.people.length ? (
            <Grid key={month} roster={roster} edits={edits} setEdits={setEdits} reload={asked.reload} />
          ) : (
            <p>{t.nobody}</p>
          )
        }
      </Awaited>
      {holds(me, KINDS.roster.checkers) && <Way route={["kelola", "impor", KINDS.roster.path]} title={t.importFile} />}
    </>
  );
}

function Grid({ roster, edits, setEdits, reload }: SavingProps) {
  const { t, lang } = usePageWords(ROSTERS);
  const [sought, setSought] = useState("");
  const [count, setCount] = useState(SHOWN_AT_ONCE);
  const [place, setPlace] = useState<Place>({ row: 0, at: 0 });
  const saving = useSaving({ roster, edits, setEdits, reload });
  const found = matching(roster.people, sought);
  const people = found.slice(0, count);
  const known = roster.letters.map(({ code }) => code);
  const person = people[place.row];
  const mayAny = roster.people.some((each) => each.may_set);
  function set(letter: string): boolean {
    if (!person || saving.progress || !maySet(person, roster.days, place.at)) return false;
    setEdits((before) => withLetter(before, person, place.at, letter));
    saving.forget(person.employee_id);
    setPlace({ row: place.row, at: Math.min(place.at + 1, roster.days.length - 1) });
    return true;
  }
  function onKey(key: string): boolean {
    const letter = letterOfKey(key, known);
    return letter !== undefined && set(letter);
  }
  return (
    <>
      {mayAny ? (
        <p class="lead">
          {t.gridLead} <span class="for-keys">{t.gridKeys}</span>
        </p>
      ) : (
        <p class="lead">{roster.months.includes(roster.month) ? t.readOnly : t.monthClosed}</p>
      )}
      <Meanings letters={roster.letters} days={roster.days} />
      {roster.people.length > 20 && <Input type="search" label={t.find} value={sought} onValue={setSought} />}
      <GridTable
        label={t.grid(monthName(roster.month, lang))}
        people={people}
        days={roster.days}
        known={known}
        edits={edits}
        faults={saving.faults}
        place={place}
        onPlace={setPlace}
        onKey={onKey}
      />
      {found.length > people.length && (
        <button type="button" class="quiet" onClick={() => setCount(count + SHOWN_AT_ONCE)}>
          {t.more(Math.min(SHOWN_AT_ONCE, found.length - people.length))}
        </button>
      )}
      <div class="live" role="status">
        {saving.told && (
          <Notice tone={saving.isGood ? "ok" : "bad"}>
            <p>{saving.told}</p>
          </Notice>
        )}
      </div>
      {mayAny && person && (
        <LetterPad
          person={person}
          day={roster.days[place.at]}
          letters={roster.letters}
          held={lettersOf(person, edits)[place.at] ?? ""}
          may={maySet(person, roster.days, place.at)}
          set={set}
          changed={Object.keys(edits).length}
          progress={saving.progress}
          save={() => void saving.save()}
          discard={() => {
            setEdits(() => ({}));
            saving.forget();
          }}
        />
      )}
    </>
  );
}
