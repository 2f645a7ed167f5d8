/** One's own month as a calendar, and one's swaps: asked, answered, withdrawn, and what became of them. */
import "./rosters.css";
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { NoNotice } from "../parts/notice";
import { MonthStepper } from "../parts/stepper";
import { useAct } from "../parts/use_act";
import { address } from "../route";
import { Awaited } from "../setting_up/asked";
import { useHere } from "../state/here";
import { useInside } from "../state/inside";
import { monthBeside, monthName } from "../words/format";
import { usePageWords } from "../words/words";
import { AskSwap } from "./ask_swap";
import { NO_ENTRY } from "./edits";
import { tint } from "./grid_table";
import { useLetters } from "./letters";
import { Meanings } from "./meanings";
import { isOpen, type Swap, SwapCard } from "./swap_card";
import { ROSTERS } from "./words";

type OwnRoster = Schemas["OwnRosterView"];

export default function MyRoster({ part }: { part: string }) {
  return part === "tukar" ? <AskSwap /> : <MonthAndSwaps />;
}

function MonthAndSwaps() {
  const { t } = usePageWords(ROSTERS);
  const on = useHere().on;
  const [month, setMonth] = useState(on.slice(0, 7));
  const asked = useAnswer(`my roster ${month}`, () =>
    answer(api.GET("/me/rosters/{month}", { params: { path: { month } } })),
  );
  return (
    <>
      <MonthStepper
        month={month}
        previous={t.previous}
        next={t.next}
        goTo={setMonth}
        last={monthBeside(on.slice(0, 7), 2)}
      />
      <Awaited asked={asked}>{(roster) => <Month roster={roster} now={on} />}</Awaited>
      <MySwaps />
    </>
  );
}

function Month({ roster, now }: { roster: OwnRoster; now: string }) {
  const { t, lang } = usePageWords(ROSTERS);
  if (!roster.entered) return <p>{t.notByRoster}</p>;
  return (
    <>
      <table class="own" aria-label={t.grid(monthName(roster.month, lang))}>
        <thead>
          <tr>
            {t.weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(roster.days).map((week) => (
            <tr key={week.find(Boolean)?.on}>
              {week.map((day, at) => (
                <Day key={at} day={day} roster={roster} now={now} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {roster.unknown > 0 && <p>{t.mineUnknown(roster.unknown)}</p>}
      <Meanings letters={roster.letters} days={roster.days} />
    </>
  );
}

type GridDay = Schemas["GridDayView"];

/** Monday to Sunday; null before the first and behind the last of the month. */
export function weeksOf(days: readonly GridDay[]): (GridDay | null)[][] {
  const cells: (GridDay | null)[] = [...Array<null>(days[0]?.weekday ?? 0).fill(null), ...days];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function Day({ day, roster, now }: { day: GridDay | null; roster: OwnRoster; now: string }) {
  const { t } = usePageWords(ROSTERS);
  if (!day) return <td class="none" />;
  const at = Number(day.on.slice(8));
  const letter = roster.here.includes(at) ? (roster.entered[at - 1] ?? NO_ENTRY) : "";
  const looks = [tint(day), letter === NO_ENTRY && "unknown", day.on === now && "now"].filter(Boolean);
  return (
    <td class={looks.join(" ")} aria-current={day.on === now ? "date" : undefined} title={day.holiday ?? undefined}>
      <span class="weekday">{at}</span>
      {letter === NO_ENTRY ? (
        <>
          <span aria-hidden="true">{letter}</span>
          <span class="unseen">{t.noEntry}</span>
        </>
      ) : (
        letter
      )}
    </td>
  );
}

function MySwaps() {
  const { t } = usePageWords(ROSTERS);
  const asked = useAnswer("my swaps", () => answer(api.GET("/me/swaps")));
  const letters = useLetters();
  return (
    <section aria-labelledby="swaps">
      <h2 id="swaps">{t.mySwaps}</h2>
      <p class="hint">{t.swapLead}</p>
      <a class="main" href={address("jadwal", "tukar")}>
        {t.ask}
      </a>
      <Awaited asked={asked}>
        {({ swaps }) =>
          swaps.length ? (
            <ul class="stack">
              {swaps.map((swap) => (
                <SwapCard key={swap.swap_id} swap={swap} letters={letters}>
                  {isOpen(swap) && <Acts swap={swap} reload={asked.reload} />}
                </SwapCard>
              ))}
            </ul>
          ) : (
            <p class="soft">{t.noSwaps}</p>
          )
        }
      </Awaited>
    </section>
  );
}

/** The other agrees or refuses; who asked may take it back. */
function Acts({ swap, reload }: { swap: Swap; reload: () => Promise<void> }) {
  const { t, w } = usePageWords(ROSTERS);
  const { me } = useInside();
  const { busy, refusal, run } = useAct();
  const params = { path: { swap_id: swap.swap_id } };
  const isMine = swap.one_id === me.employee.employee_id;
  const reply = (agree: boolean) =>
    run(() => answer(api.POST("/me/swaps/{swap_id}/answer", { params, body: { agree } })).then(reload));
  const withdraw = () => run(() => answer(api.DELETE("/me/swaps/{swap_id}", { params })).then(reload));
  return (
    <>
      {refusal && (
        <NoNotice refusal={refusal}>
          <button type="button" class="quiet" onClick={() => void reload()}>
            {w.reload}
          </button>
        </NoNotice>
      )}
      <div class="side">
        {!isMine && swap.state === "asked" && (
          <>
            {swap.stands && (
              <button type="button" class="main" disabled={busy} onClick={() => void reply(true)}>
                {t.agree}
              </button>
            )}
            <button type="button" class="danger" disabled={busy} onClick={() => void reply(false)}>
              {t.refuse}
            </button>
          </>
        )}
        {isMine && (
          <button type="button" class="danger" disabled={busy} onClick={() => void withdraw()}>
            {t.withdraw}
          </button>
        )}
      </div>
    </>
  );
}
