/** Changes of a grid, saved person by person: who was refused is told at their name, and keeps their changes. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { asRefusal, type Refusal } from "../api/refusal";
import { sayNo } from "../words/say_no";
import { usePageWords, type Words } from "../words/words";
import { type Edits, faultyDays, lettersOf, without } from "./edits";
import type { RowFault } from "./grid_table";
import { ROSTERS, type RosterWords } from "./words";

type UnitRoster = Schemas["UnitRosterView"];
type Person = Schemas["PersonRosterView"];

export interface SavingProps {
  roster: UnitRoster;
  edits: Edits;
  setEdits: (next: (before: Edits) => Edits) => void;
  reload: () => Promise<void>;
}

export interface Saving {
  faults: Record<string, RowFault>;
  /** While it saves: how far it is. */
  progress: string;
  told: string;
  isGood: boolean;
  save: () => Promise<void>;
  /** Ask the server what it would refuse; nothing is saved. */
  check: () => Promise<void>;
  /** What was told of this person, or of all. */
  forget: (id?: string) => void;
}

export function useSaving({ roster, edits, setEdits, reload }: SavingProps): Saving {
  const { t, w, lang } = usePageWords(ROSTERS);
  const [faults, setFaults] = useState<Record<string, RowFault>>({});
  const [progress, setProgress] = useState("");
  const [told, setTold] = useState("");
  async function send(dryRun: boolean): Promise<[number, number]> {
    const changed = roster.people.filter((each) => edits[each.employee_id]);
    const refused: Record<string, RowFault> = {};
    setTold("");
    for (const [at, person] of changed.entries()) {
      setProgress((dryRun ? t.checking : t.saving)(at + 1, changed.length));
      const refusal = await put(person, roster.month, edits, dryRun);
      if (refusal) refused[person.employee_id] = faultOf(refusal, t, w, lang);
      else if (!dryRun) setEdits((before) => without(before, [person.employee_id]));
    }
    setFaults(refused);
    return [changed.length, Object.keys(refused).length];
  }
  async function save() {
    const [all, bad] = await send(false);
    await reload();
    setProgress("");
    setTold(bad ? t.notSaved(bad) : t.saved(all));
  }
  async function check() {
    const [all, bad] = await send(true);
    setProgress("");
    setTold(bad ? t.wouldNotSave(bad) : t.wouldSave(all));
  }
  function forget(id?: string) {
    setTold("");
    setFaults((before) => (id ? Object.fromEntries(Object.entries(before).filter(([each]) => each !== id)) : {}));
  }
  return { faults, progress, told, isGood: !Object.keys(faults).length, save, check, forget };
}

async function put(person: Person, month: string, edits: Edits, dryRun: boolean): Promise<Refusal | null> {
  const path = { employee_id: person.employee_id, month };
  const body = { letters: lettersOf(person, edits), seen: person.letters };
  try {
    const params = { path, query: { dry_run: dryRun } };
    await answer(api.PUT("/employees/{employee_id}/rosters/{month}", { params, body }));
    return null;
  } catch (error) {
    return asRefusal(error);
  }
}

function faultOf(refusal: Refusal, t: RosterWords, w: Words, lang: "id" | "en"): RowFault {
  if (refusal.code === "CHANGED_MEANWHILE") return { text: t.changedMeanwhile, days: [] };
  const { title, detail } = sayNo(refusal, w, lang);
  const text = refusal.code === "INPUT_INVALID" ? detail : `${title}. ${detail}`;
  return { text, days: faultyDays(refusal) };
}
