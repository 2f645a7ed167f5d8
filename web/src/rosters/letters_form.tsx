/** Where a roster's file writes other letters than ours: what it writes for each of ours, then the check anew. */
import type { Job } from "../api/job";
import { type FieldPlan, Form } from "../parts/form";
import { usePageWords } from "../words/words";
import { useLetters } from "./letters";
import { letterName } from "./meanings";
import { ROSTERS } from "./words";

/** What the file writes in a cell -> our letter. */
export type LetterMapping = Record<string, string>;

interface LettersFormProps {
  job: Job;
  /** Of the check before. */
  given: Readonly<LetterMapping>;
  send: (letters: LetterMapping) => Promise<void>;
}

/** Nothing unless an entry was unknown. */
export function LettersForm({ job, given, send }: LettersFormProps) {
  const { t } = usePageWords(ROSTERS);
  const letters = useLetters();
  if (!letters.length || !job.faults.some(({ code }) => code === "ROSTER_LETTER_UNKNOWN")) return null;
  const plan = (code: string): FieldPlan => ({
    label: t.writtenFor(letterName(code, letters, t)),
    autocomplete: "off",
    maxLength: 100,
    value: Object.keys(given)
      .filter((written) => given[written] === code)
      .join(", "),
  });
  return (
    <Form
      isCard
      fields={Object.fromEntries(letters.map(({ code }) => [code, plan(code)]))}
      send={(typed) => send(lettersTyped(typed))}
      submit={t.checkAgain}
      busy={t.checkingAgain}
    >
      <h2>{t.otherLetters}</h2>
      <p>{t.otherLettersHint}</p>
    </Form>
  );
}

/** `{"PS": "P", "Pagi": "P"}` for `PS, Pagi` typed under P. */
export function lettersTyped(typed: Readonly<Record<string, string>>): LetterMapping {
  const found = Object.entries(typed).flatMap(([code, text]) =>
    text
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean)
      .map((written) => [written, code] as const),
  );
  return Object.fromEntries(found);
}
