/** On the account screen: whether and for what this phone is woken. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { HowTo } from "../parts/how_to";
import { Tick } from "../parts/labelled";
import { NoNotice, Notice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { Awaited } from "../setting_up/asked";
import { useInside } from "../state/inside";
import { usePageWords } from "../words/words";
import { isDenied, type Outcome, type Support, support } from "./browser";
import { ALL_KINDS, choose, isOn, type Kind, type Push, turnOff, turnOn } from "./keep";
import { PUSH_WORDS } from "./words";

export default function PushCard() {
  const { t } = usePageWords(PUSH_WORDS);
  const [can, setCan] = useState<Support | null>(null);
  useEffect(() => void support().then(setCan), []);
  return (
    <section class="card" aria-labelledby="push">
      <h2 id="push">{t.title}</h2>
      <p class="soft">{t.lead}</p>
      {can === "yes" && <Switch />}
      {can === "no" && <p>{t.unsupported}</p>}
      {can === "home_screen" && (
        <>
          <p>{t.homeScreen}</p>
          <ol>
            {t.homeScreenSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Switch() {
  const asked = useAnswer("push", () => answer(api.GET("/me/push")));
  return <Awaited asked={asked}>{(push) => <OnOrOff push={push} reload={asked.reload} />}</Awaited>;
}

function OnOrOff({ push, reload }: { push: Push; reload: () => Promise<void> }) {
  const { t } = usePageWords(PUSH_WORDS);
  const employeeId = useInside().me.employee.employee_id;
  const { busy, refusal, run } = useAct();
  const [on, setOn] = useState<boolean | null>(null);
  const [said, setSaid] = useState("");
  const look = useCallback(async () => setOn(await isOn(push, employeeId)), [push, employeeId]);
  useEffect(() => void look().catch(() => setOn(false)), [look]);
  if (on === null) return null;

  const act = (what: () => Promise<string>) =>
    run(async () => {
      setSaid("");
      const words = await what();
      await reload();
      setSaid(words);
    });
  const begin = () =>
    act(async () => {
      const words = sayOutcome(await turnOn(employeeId), t);
      await look();
      return words;
    });
  const others = push.phones.length - (on ? 1 : 0);
  return (
    <div class="stack">
      {on ? (
        <>
          <p class="strong">{t.on}</p>
          <Kinds
            push={push}
            busy={busy}
            onKinds={(kinds) => void act(() => choose(employeeId, kinds).then(() => t.saved))}
          />
          <button
            type="button"
            class="quiet"
            disabled={busy}
            onClick={() => void act(() => turnOff().then(() => t.off))}
          >
            {t.turnOff}
          </button>
        </>
      ) : isDenied() ? (
        <>
          <Notice tone="warn">
            <p>{t.denied}</p>
          </Notice>
          <HowTo summary={t.help} android={t.android} iphone={t.iphone} />
        </>
      ) : (
        <button type="button" class="quiet" disabled={busy} onClick={() => void begin()}>
          {busy ? t.turningOn : t.turnOn}
        </button>
      )}
      {others > 0 && <p class="soft">{t.others(others)}</p>}
      <p class="soft">{t.private}</p>
      {refusal && <NoNotice refusal={refusal} />}
      <p class="live soft" role="status">
        {said}
      </p>
    </div>
  );
}

/** The last kind cannot be taken away: that is what turning off is for. */
function Kinds({ push, busy, onKinds }: { push: Push; busy: boolean; onKinds: (kinds: Kind[]) => void }) {
  const { t } = usePageWords(PUSH_WORDS);
  const offered = push.minutes ? ALL_KINDS : ALL_KINDS.filter((kind) => kind !== "reminders");
  return (
    <>
      {offered.map((kind) => (
        <Tick
          key={kind}
          label={kind === "reminders" ? t.kinds.reminders(push.minutes) : t.kinds[kind]}
          value={push.kinds.includes(kind)}
          onValue={(wanted) => {
            const kinds = ALL_KINDS.filter((each) => (each === kind ? wanted : push.kinds.includes(each)));
            if (!busy && kinds.length) onKinds(kinds);
          }}
        />
      ))}
    </>
  );
}

export function sayOutcome({ kind }: Outcome, t: (typeof PUSH_WORDS)["id"]): string {
  if (kind === "on") return t.saved;
  if (kind === "denied") return t.denied;
  return kind === "dismissed" ? t.dismissed : t.noService;
}
