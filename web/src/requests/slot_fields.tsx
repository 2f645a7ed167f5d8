/** Which check-in a correction or an objection is about, and at which time it should count. */
import { useEffect } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Input, Select } from "../parts/labelled";
import { Unread } from "../parts/notice";
import { clockTime } from "../words/format";
import { slotName, WITH_EVENT } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { type Draft, isTooLate, isUnsent, triedAt } from "./ask";
import type { FieldsProps } from "./form_fields";
import { REQUESTS } from "./words";

type Try = Schemas["AttemptView"];

function taken(each: Try): Partial<Draft> {
  const attemptAt = isUnsent(each.code) ? triedAt(each) : "";
  return { attemptId: each.attempt_id, slot: each.slot, attemptAt, needsTime: isTooLate(each.code) };
}

interface TriesProps extends FieldsProps {
  /** The slot one comes from, whose last try is taken over at once; "" where one chooses. */
  cameFrom: string;
}

/** What was refused or never came on that date: one tap takes its slot and time over. */
export function Tries({ subject, draft, change, faultAt, cameFrom }: TriesProps) {
  const { t, w } = usePageWords(REQUESTS);
  const date = draft.startsOn;
  const asked = useAnswer(/^20\d\d-\d\d-\d\d$/.test(date) ? `tries ${date}` : null, () =>
    answer(api.GET("/me/attempts", { params: { query: { date } } })),
  );
  const last = asked.data?.attempts.filter(({ slot }) => slot === cameFrom).at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when they are known; then the person chooses
  useEffect(() => {
    if (last && !draft.attemptId) change(taken(last));
  }, [last?.attempt_id]);
  if (asked.refusal) return <Unread refusal={asked.refusal} reload={() => void asked.reload()} />;
  const tries: readonly Try[] = asked.data?.attempts ?? [];
  if (!tries.length) return null;
  const told = (each: Try) => {
    const when = t.tryAt(slotName(each.slot, w), clockTime(new Date(triedAt(each)), subject.zone));
    return isUnsent(each.code) ? t.unsent(when) : when;
  };
  return (
    <fieldset class="card choice">
      <legend>{t.tries}</legend>
      {[...tries, null].map((each) => (
        <label key={each?.attempt_id ?? ""}>
          <input
            type="radio"
            name="try"
            checked={draft.attemptId === (each?.attempt_id ?? "")}
            onChange={() => change(each ? taken(each) : { attemptId: "", needsTime: false })}
          />
          {each ? told(each) : t.noTry}
        </label>
      ))}
      {faultAt("/attempt_id") && <p class="fault">{faultAt("/attempt_id")}</p>}
    </fieldset>
  );
}

export function SlotFields({ kind, draft, change, faultAt }: FieldsProps) {
  const { t, w } = usePageWords(REQUESTS);
  return (
    <>
      {!draft.attemptId && (
        <Select
          label={t.slot}
          value={draft.slot}
          onValue={(slot) => change({ slot })}
          options={WITH_EVENT.map((each) => [each, slotName(each, w)] as const)}
          fault={faultAt("/slot")}
        />
      )}
      <Input
        type="time"
        label={t.countsAt}
        hint={kind === "objection" ? t.claimHint : undefined}
        value={draft.time}
        onValue={(time) => change({ time })}
        fault={faultAt("/counts_at")}
      />
    </>
  );
}
