/** Six digits typed at check-in; nothing is remembered of them. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../api/refusal";
import { Labelled } from "../parts/label";
import { NoNotice, Notice } from "../parts/notice";
import { address } from "../route";
import { usePageWords } from "../words/words";
import { DIGITS, onlyDigits, spaced } from "./digits";
import "./office_code.css";
import { OFFICE_CODE } from "./words";

interface EntryProps {
  /** Why one is asked for again. */
  refusal: Refusal | null;
  /** Whether it stands for a position. */
  isWithoutPlace: boolean;
  onCode: (digits: string) => void;
}

export default function CodeEntry({ refusal, isWithoutPlace, onCode }: EntryProps) {
  const { t, w } = usePageWords(OFFICE_CODE);
  const [digits, setDigits] = useState("");
  const [isShort, setShort] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.querySelector("input")?.focus(), []);
  function send(event: SubmitEvent) {
    event.preventDefault();
    setShort(digits.length < DIGITS);
    if (digits.length === DIGITS) onCode(digits);
    else field.current?.querySelector("input")?.focus();
  }
  return (
    <form class="stack" onSubmit={send} noValidate>
      {refusal && <NoNotice refusal={refusal} />}
      <div class="card stack code-entry" ref={field}>
        <Labelled label={t.label} hint={t.where} fault={isShort ? t.short : undefined}>
          {(tied) => (
            <div class="input">
              <input
                {...tied}
                type="text"
                inputMode="numeric"
                autocomplete="off"
                maxLength={DIGITS + 1}
                value={spaced(digits)}
                onInput={(event) => {
                  const typed = onlyDigits(event.currentTarget.value);
                  event.currentTarget.value = spaced(typed); // a letter changes no state, so nothing would be drawn anew
                  setDigits(typed);
                }}
              />
            </div>
          )}
        </Labelled>
        {isWithoutPlace && (
          <Notice tone="warn">
            <p>{t.vouched}</p>
          </Notice>
        )}
      </div>
      <button type="submit" class="main">
        {t.send}
      </button>
      <a class="quiet" href={address()}>
        {w.backHome}
      </a>
    </form>
  );
}
