/** Phones that await a decision: one by one, or those that are ticked together. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Notice, Unread } from "../parts/notice";
import { PHONE } from "../parts/phone_words";
import { Busy } from "../parts/screen";
import { useAct } from "../parts/use_act";
import { useHere } from "../state/here";
import { dateAndTime } from "../words/format";
import { sayNo } from "../words/say_no";
import { usePageWords } from "../words/words";
import { Refused } from "./act";
import { approveMany } from "./approve_many";
import { useMovingIn } from "./words";

type Member = Schemas["MemberView"];

interface WaitingPhonesProps {
  waiting: readonly Member[];
  mayDecide: boolean;
  reload: () => Promise<void>;
  unitOf: (member: Member) => string;
  /** Where they stand, where the phones are of several units. */
  placeOf?: (member: Member) => string;
}

interface Result {
  text: string;
  isGood: boolean;
}

export function WaitingPhones({ waiting, mayDecide, reload, unitOf, placeOf }: WaitingPhonesProps) {
  const { m, w, lang } = useMovingIn();
  const { t } = usePageWords(PHONE);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [results, setResults] = useState<readonly Result[]>([]);
  const [progress, setProgress] = useState("");
  const chosen = waiting.filter((each) => ticked.includes(each.employee_id));
  const areAll = chosen.length === waiting.length;

  async function approveAll() {
    const tell = (done: number) => setProgress(m.approving(done + 1, chosen.length));
    const outcomes = await approveMany(chosen, unitOf, tell);
    setResults(
      outcomes.map(([{ name }, refusal]) => {
        if (!refusal) return { text: t.approved(name), isGood: true };
        const no = sayNo(refusal, w, lang);
        return { text: m.notApproved(name, [no.title, no.detail].join(". ")), isGood: false };
      }),
    );
    setTicked(outcomes.flatMap(([{ employee_id }, refusal]) => (refusal ? [employee_id] : [])));
    setProgress("");
    await reload();
  }
  function decided(text: string) {
    setResults([{ text, isGood: true }]);
    void reload();
  }
  function tick(id: string) {
    setTicked((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]));
  }
  return (
    <section aria-labelledby="waiting">
      <div role="status" class="live stack">
        {[true, false].map((isGood) => (
          <Results key={String(isGood)} isGood={isGood} results={results} />
        ))}
      </div>
      <h2 id="waiting">{m.waitingPhones(waiting.length)}</h2>
      {!waiting.length && <p class="soft">{t.noneWaiting}</p>}
      {waiting.length > 0 && (
        <>
          {mayDecide && <p>{m.tick}</p>}
          <ul class="rows card">
            {waiting.map((member) => (
              <Waiting
                key={member.employee_id}
                member={member}
                place={placeOf?.(member)}
                mayDecide={mayDecide}
                isTicked={ticked.includes(member.employee_id)}
                isBusy={progress !== ""}
                onTick={() => tick(member.employee_id)}
                onDecided={decided}
              />
            ))}
          </ul>
          {mayDecide && (
            <div class="actions">
              {chosen.length > 0 && (
                <button type="button" class="main" disabled={progress !== ""} onClick={() => void approveAll()}>
                  {progress || m.approveSome(chosen.length)}
                </button>
              )}
              <button
                type="button"
                class="link"
                disabled={progress !== ""}
                onClick={() => setTicked(areAll ? [] : waiting.map((each) => each.employee_id))}
              >
                {areAll ? m.tickNone : m.tickAll}
              </button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Results({ isGood, results }: { isGood: boolean; results: readonly Result[] }) {
  const told = results.filter((each) => each.isGood === isGood);
  if (!told.length) return null;
  return (
    <Notice tone={isGood ? "ok" : "bad"}>
      {told.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
    </Notice>
  );
}

function decide({ employee_id, pending_device_id }: Member, approve: boolean) {
  return decideDevice(employee_id, pending_device_id ?? "", approve);
}

/** Rejecting a phone that is active takes it off at once. */
export function decideDevice(employee_id: string, device_id: string, approve: boolean) {
  const path = { employee_id, device_id };
  return answer(
    api.POST("/employees/{employee_id}/devices/{device_id}/decision", { params: { path }, body: { approve } }),
  );
}

interface WaitingProps {
  member: Member;
  place: string | undefined;
  mayDecide: boolean;
  isTicked: boolean;
  isBusy: boolean;
  onTick: () => void;
  onDecided: (text: string) => void;
}

function Waiting({ member, place, mayDecide, isTicked, isBusy, onTick, onDecided }: WaitingProps) {
  const { m, w } = useMovingIn();
  const { t } = usePageWords(PHONE);
  const [isOpen, setOpen] = useState(false);
  return (
    <li class="row">
      {mayDecide ? (
        <label class="tick row-name">
          <input type="checkbox" checked={isTicked} disabled={isBusy} onChange={onTick} />
          {member.name}
        </label>
      ) : (
        <p class="row-name">{member.name}</p>
      )}
      {place && <p class="soft">{place}</p>}
      <div class="row-head">
        <span class="tags">
          <span class="tag warn">{member.has_active_device ? m.replacing : t.pending}</span>{" "}
          {member.pending_is_shared && <span class="tag off">{t.shared}</span>}
        </span>
        {mayDecide && (
          <button type="button" class="quiet small-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? w.close : t.review}
            <span class="unseen"> {t.phoneOf(member.name)}</span>
          </button>
        )}
      </div>
      {isOpen && <Decision member={member} onDecided={onDecided} />}
    </li>
  );
}

function Decision({ member, onDecided }: { member: Member; onDecided: (text: string) => void }) {
  const { m, w, lang } = useMovingIn();
  const { t } = usePageWords(PHONE);
  const { zone } = useHere();
  const { busy, refusal, run } = useAct();
  const { employee_id, name, pending_device_id } = member;
  const person = useAnswer(`person ${employee_id}`, () =>
    answer(api.GET("/employees/{employee_id}", { params: { path: { employee_id } } })),
  );
  const device = person.data?.devices.find((each) => each.device_id === pending_device_id);
  async function settle(approve: boolean) {
    await decide(member, approve);
    onDecided(approve ? t.approved(name) : t.rejected(name));
  }
  return (
    <div class="decision stack">
      {device && (
        <p>
          <span class="strong">{device.label}</span>
          <br />
          <span class="soft">{t.enrolledAt(dateAndTime(device.enrolled_at, lang, zone))}</span>
        </p>
      )}
      {person.loading && !person.data && <Busy>{w.loading}</Busy>}
      {person.refusal && <Unread refusal={person.refusal} reload={() => void person.reload()} />}
      <p>{member.pending_is_shared ? m.askShared : t.ask}</p>
      {member.has_active_device && <p class="late">{t.replaces}</p>}
      <Refused refusal={refusal} />
      <div class="side">
        <button type="button" class="main" disabled={busy} onClick={() => void run(() => settle(true))}>
          {t.approve}
        </button>
        <button type="button" class="danger" disabled={busy} onClick={() => void run(() => settle(false))}>
          {t.reject}
        </button>
      </div>
    </div>
  );
}
