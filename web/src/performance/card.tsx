/** One activity: what, how long, how far, where, what proves it and what was said to it; what may be done as children. */
import "./performance.css";
import type { ComponentChildren } from "preact";
import { answer, api } from "../api/client";
import { NoNotice } from "../parts/notice";
import { useAct } from "../parts/use_act";
import { plainAmount } from "../plans/amounts";
import { useHere } from "../state/here";
import { dateAndTime, longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { type Activity, sayMinutes } from "./report";
import { ACTIVITIES } from "./words";

const TONES: Record<string, string> = { waiting: "warn", returned: "bad", approved: "ok", withdrawn: "off" };

interface CardProps {
  activity: Activity;
  isOthers?: boolean | undefined;
  /** Of others: with whose it is, and the way to their month on the phone. */
  isNamed?: boolean;
  /** With its date; unless said, where it names a person or is shown whole. */
  isDated?: boolean;
  /** With every step, and not only the last word. */
  isWhole?: boolean;
  children?: ComponentChildren;
}

export function ActivityCard({ activity, isOthers, isNamed = true, isDated, isWhole, children }: CardProps) {
  const { t, lang } = usePageWords(ACTIVITIES);
  const { zone } = useHere();
  const { state, steps, links, quantity_e2, unit, progress_pct, place } = activity;
  const facts = [
    sayMinutes(activity.minutes, t.units),
    quantity_e2 !== null && `${plainAmount(quantity_e2)} ${unit ?? ""}`,
    progress_pct !== null && `${progress_pct}%`,
    place,
  ].filter(Boolean);
  const told = isWhole ? steps : steps.filter(({ text }) => text).slice(-1);
  return (
    <li class="card stack">
      <h3>
        {isOthers && isNamed && `${activity.name} · `}
        {(isDated ?? ((isOthers && isNamed) || isWhole)) && `${longDate(activity.on, lang)} `}
        <span class={`tag ${TONES[state] ?? "off"}`}>{t.states[state] ?? state}</span>
      </h3>
      <div>
        {activity.action && (
          <p class="strong">
            {activity.action}
            {activity.goal && <span class={`soft small ${isWhole ? "tied" : "cut"}`}>{t.forGoal(activity.goal)}</span>}
          </p>
        )}
        {activity.text !== activity.action && <p class="lines">{activity.text}</p>}
        <p class="soft">{facts.join(" · ")}</p>
        {activity.obstacle && (
          <p class="lines">
            {t.obstacle}: {activity.obstacle}
          </p>
        )}
        {activity.follow_up && (
          <p class="lines">
            {t.followUp}: {activity.follow_up}
          </p>
        )}
      </div>
      {activity.attachments.length > 0 && <ProofLinks activity={activity} isOthers={isOthers} />}
      {links.map((each) => (
        <a key={each} class="link" href={each} target="_blank" rel="noopener noreferrer">
          {leadsTo(each)}
        </a>
      ))}
      {told.length > 0 && (
        <ul class="trail">
          {told.map((step) => (
            <li key={step.at}>
              {t.step(t.acts[step.kind] ?? step.kind, step.by_name)}, {dateAndTime(step.at, lang, zone)}
              {step.text && `: “${step.text}”`}
            </li>
          ))}
        </ul>
      )}
      {children}
    </li>
  );
}

/** Where a link leads, for who decides whether to follow it: the host, and enough to tell it from the next. */
function leadsTo(link: string): string {
  try {
    const { host, pathname, search } = new URL(link);
    const rest = `${pathname}${search}`.slice(1);
    return rest ? `${host}/${rest.length > 16 ? `…${rest.slice(-14)}` : rest}` : host;
  } catch {
    return link;
  }
}

/** Each link is good for a minute, so it is asked for when it is wanted. */
function ProofLinks({ activity, isOthers }: Pick<CardProps, "activity" | "isOthers">) {
  const { t } = usePageWords(ACTIVITIES);
  const { busy, refusal, run } = useAct();
  const { activity_id, employee_id } = activity;
  const linkTo = (number: string) =>
    isOthers
      ? answer(
          api.GET("/employees/{employee_id}/activities/{activity_id}/attachments/{number}", {
            params: { path: { employee_id, activity_id, number } },
          }),
        )
      : answer(
          api.GET("/me/activities/{activity_id}/attachments/{number}", { params: { path: { activity_id, number } } }),
        );
  const openProof = (number: number) =>
    run(async () => {
      const link = document.createElement("a");
      link.href = (await linkTo(String(number))).url;
      link.rel = "noopener noreferrer";
      link.click();
    });
  return (
    <div class="side">
      {activity.attachments.map(({ number }) => (
        <button
          key={number}
          type="button"
          class="quiet small-button"
          disabled={busy}
          onClick={() => void openProof(number)}
        >
          {t.open(number)}
        </button>
      ))}
      {refusal && <NoNotice refusal={refusal} />}
    </div>
  );
}
