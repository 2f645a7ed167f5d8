/** Tell what was done on a day, tell it anew, or change what was told; without a network it is kept on the phone. */
import { useEffect, useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { asRefusal, refuse } from "../api/refusal";
import { useAnswer } from "../api/use_answer";
import { wasHeard } from "../offline/send_waiting";
import { Input, Select } from "../parts/labelled";
import { Sheet } from "../parts/sheet";
import { TextArea } from "../parts/text_area";
import { useHere } from "../state/here";
import { slotName } from "../words/slot_words";
import { usePageWords } from "../words/words";
import { type Draft, dropDraft, keepDraft, newDraft, offered, send } from "./drafts";
import { Proofs } from "./proofs";
import { type Activity, type Choices, changeOf, e2Of, sayMinutes, type Told, wholeOf } from "./report";
import { ACTIVITIES } from "./words";

const MOST_LETTERS = 500;

interface FormProps {
  told: Told;
  /** One that waits on this phone, to be changed. */
  draft?: Draft;
  /** One that is there, to be changed. */
  activity?: Activity;
  /** `isKept`: on this phone alone. */
  done: (isKept: boolean) => void;
}

export function ReportForm({ told: first, draft, activity, done }: FormProps) {
  const { t, w } = usePageWords(ACTIVITIES);
  const { me, on: today } = useHere();
  const [told, setTold] = useState(first);
  const [once] = useState(() => newDraft(first).id);
  const change = (part: Partial<Told>) => setTold((before) => ({ ...before, ...part }));
  const choices = useChoices(told.on);
  const action = choices?.actions.find((each) => each.action_id === told.actionId);
  const employeeId = me.employee.employee_id;
  const unit = action?.unit ?? (told.actionId && activity?.action_id === told.actionId ? activity.unit : null);

  async function put() {
    refuse(
      [!told.text.trim(), "/text", t.textMissing],
      [!wholeOf(told.minutes), "/minutes", t.minutesMissing],
      [
        told.actionId !== "" && told.quantity.trim() !== "" && e2Of(told.quantity) === null,
        "/quantity_e2",
        t.quantityWrong,
      ],
      [told.progress.trim() !== "" && wholeOf(told.progress) === null, "/progress_pct", t.progressWrong],
    );
    if (activity) {
      const path = { activity_id: activity.activity_id };
      const body = changeOf(told, activity.revision);
      await answer(api.PUT("/me/activities/{activity_id}", { params: { path }, body }));
      return done(false);
    }
    const waiting: Draft = { id: draft?.refused ? once : (draft?.id ?? once), told };
    try {
      await send(waiting);
    } catch (error) {
      if (wasHeard(asRefusal(error))) throw error;
      await keepDraft(employeeId, waiting);
      if (draft && draft.id !== waiting.id) await dropDraft(employeeId, draft.id);
      return done(true);
    }
    if (draft) await dropDraft(employeeId, draft.id);
    done(false);
  }

  return (
    <Sheet send={put} submit={t.send} busyLabel={t.sending}>
      {(faultAt) => (
        <>
          {activity ? (
            <p class="hint">{t.dateStays}</p>
          ) : (
            <Input
              type="date"
              label={t.on}
              value={told.on}
              max={today}
              onValue={(on) => change({ on, place: "" })}
              fault={faultAt("/on")}
            />
          )}
          <Select
            label={t.action}
            hint={action ? t.forGoal(action.goal) : choices && !choices.actions.length ? t.noPlan : t.actionHint}
            value={told.actionId}
            onValue={(actionId) => change({ actionId, quantity: "" })}
            options={[["", t.otherTask], ...actionsOf(choices, told, activity)]}
            fault={faultAt("/action_id")}
          />
          <TextArea
            label={t.text}
            rows={3}
            most={MOST_LETTERS}
            value={told.text}
            onValue={(text) => change({ text })}
            fault={faultAt("/text")}
          />
          <Input
            inputMode="numeric"
            label={t.minutes}
            hint={choices && !activity ? t.minutesHint(sayMinutes(choices.left_min, t.units)) : undefined}
            maxLength={4}
            value={told.minutes}
            onValue={(minutes) => change({ minutes })}
            fault={faultAt("/minutes")}
          />
          {unit && (
            <Input
              label={t.quantity(unit)}
              maxLength={9}
              value={told.quantity}
              onValue={(quantity) => change({ quantity })}
              fault={faultAt("/quantity_e2")}
            />
          )}
          <Input
            inputMode="numeric"
            label={t.progress}
            maxLength={3}
            value={told.progress}
            onValue={(progress) => change({ progress })}
            fault={faultAt("/progress_pct")}
          />
          {((choices?.places.length ?? 0) > 0 || told.place) && (
            <Select
              label={t.place}
              value={told.place}
              onValue={(place) => change({ place })}
              options={[["", t.noPlace], ...placesOf(choices, told, (slot) => slotName(slot, w))]}
              fault={faultAt("/place")}
            />
          )}
          <details class="more" open={hasMore(told) || undefined}>
            <summary>{t.more}</summary>
            <div class="stack">
              <Proofs told={told} change={change} faultAt={faultAt} />
              <TextArea
                label={t.obstacle}
                rows={2}
                most={MOST_LETTERS}
                value={told.obstacle}
                onValue={(obstacle) => change({ obstacle })}
                fault={faultAt("/obstacle")}
              />
              <TextArea
                label={t.followUp}
                rows={2}
                most={MOST_LETTERS}
                value={told.followUp}
                onValue={(followUp) => change({ followUp })}
                fault={faultAt("/follow_up")}
              />
            </div>
          </details>
        </>
      )}
    </Sheet>
  );
}

/** What a report of this date may name; without a network what was offered last. */
function useChoices(on: string): Choices | null {
  const { me } = useHere();
  const isDate = /^20\d\d-\d\d-\d\d$/.test(on);
  const asked = useAnswer(isDate ? `choices ${on}` : null, () =>
    answer(api.GET("/me/activities/choices", { params: { query: { on } } })),
  );
  const [kept, setKept] = useState<Choices | null>(null);
  const employeeId = me.employee.employee_id;
  useEffect(() => {
    void offered(employeeId).then(({ choices }) => setKept(choices && { ...choices, places: [] }));
  }, [employeeId]);
  return asked.data ?? (asked.refusal?.isPassing ? kept : null);
}

/** With the one that is chosen, which may be retired by now. */
function actionsOf(choices: Choices | null, { actionId }: Told, activity?: Activity): [string, string][] {
  const found = (choices?.actions ?? []).map(({ action_id, text }): [string, string] => [action_id, text]);
  const isThere = !actionId || found.some(([id]) => id === actionId);
  return isThere ? found : [...found, [actionId, (activity?.action_id === actionId && activity.action) || actionId]];
}

function placesOf(choices: Choices | null, { place }: Told, say: (slot: string) => string): [string, string][] {
  const found = (choices?.places ?? []).map(({ slot, name }): [string, string] => [
    `${slot}|${name}`,
    `${name} (${say(slot)})`,
  ]);
  const isThere = !place || found.some(([id]) => id === place);
  return isThere ? found : [...found, [place, place.split("|").slice(1).join("|")]];
}

function hasMore({ obstacle, followUp, links, papers }: Told): boolean {
  return Boolean(obstacle || followUp || links || papers.length);
}
