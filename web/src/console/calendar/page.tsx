/** The calendar in the console: the year, the weeks of work, dated orders, and what was proposed of them. */
import "./calendar.css";
import { answer, api } from "../../api/client";
import { useAnswer } from "../../api/use_answer";
import { Notice } from "../../parts/notice";
import { useHere } from "../../state/here";
import { OVERSEERS } from "../../state/roles";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import type { PageProps } from "../pages";
import { PartsNav } from "../parts/parts_nav";
import { CalendarChanges } from "./changes";
import { OrderPage } from "./order_page";
import { Orders } from "./orders";
import { PatternPage } from "./pattern_page";
import { Patterns } from "./patterns";
import { CALENDAR } from "./words";
import { Year } from "./year";

/** Who sees what was proposed; the others see what holds. */
export const PARTS = { hours: "jam", orders: "ketentuan", changes: "usulan" } as const;

export default function CalendarPage({ part, id }: PageProps) {
  const { t } = usePageWords(CALENDAR);
  const { roles } = useDesk();
  const { on, zone } = useHere();
  const isAdmin = roles.includes("city_admin");
  return (
    <>
      <Parts part={part} seesChanges={OVERSEERS.some((role) => roles.includes(role))} />
      {!isAdmin && (
        <Notice tone="info" icon="eye">
          <p>{t.readOnly}</p>
        </Notice>
      )}
      <Part part={part} id={id} now={{ on, zone }} isAdmin={isAdmin} />
    </>
  );
}

export interface PartProps {
  id: string;
  now: { on: string; zone: string | undefined };
  isAdmin: boolean;
}

function Part({ part, ...props }: PartProps & { part: string }) {
  if (part === PARTS.hours) return props.id ? <PatternPage {...props} /> : <Patterns {...props} />;
  if (part === PARTS.orders) return props.id ? <OrderPage {...props} /> : <Orders {...props} />;
  if (part === PARTS.changes) return <CalendarChanges {...props} />;
  return <Year {...props} />;
}

function Parts({ part, seesChanges }: { part: string; seesChanges: boolean }) {
  const { t } = usePageWords(CALENDAR);
  const waiting = useWaiting(seesChanges);
  const all: [string, string][] = [
    ["", t.year],
    [PARTS.hours, t.hours],
    [PARTS.orders, t.orders],
    ...(seesChanges ? [[PARTS.changes, t.changesOf(waiting)] as [string, string]] : []),
  ];
  return <PartsNav label={t.parts} page="kalender" part={part} parts={all} />;
}

function useWaiting(sees: boolean): number {
  const asked = useAnswer(sees ? "proposals" : null, () => answer(api.GET("/proposals")));
  const found = asked.data?.proposals ?? [];
  return found.filter(({ state, subject }) => state === "waiting" && subject === "calendar").length;
}
