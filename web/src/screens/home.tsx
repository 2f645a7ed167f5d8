/** The day at a glance: what is open now, what comes, what is done, and how far the office is. */
import { useEffect } from "preact/hooks";
import type { Schemas } from "../api/client";
import { NoticesCard } from "../notices/home_card";
import { HeldNotice } from "../offline/held_notice";
import { isAhead } from "../offline/next_day";
import { WaitingCard as UnsentCard } from "../offline/waiting_card";
import { DayNotes } from "../parts/day_notes";
import { Excuses } from "../parts/excuses";
import { later } from "../parts/later";
import { Notice, Unread } from "../parts/notice";
import { Busy, Screen } from "../parts/screen";
import { SlotCard } from "../parts/slot_card";
import { Way } from "../parts/way";
import { WhereCard } from "../parts/where_card";
import { expectedOf } from "../place/slot_place";
import { useOffer } from "../push/use_push";
import { address } from "../route";
import { useServerNow } from "../state/clock";
import { holds, useFrame, useInside, worksByRoster } from "../state/inside";
import { UpdateNotice } from "../version/update_notice";
import { ruleSentences } from "../words/day_rule";
import { clockTime, longDate, zoneName } from "../words/format";
import { useWords, type Words } from "../words/words";

const DecideCards = later(() => import("../requests/home_card"));
const PushOffer = later(() => import("../push/offer"));
const RosterCard = later(() => import("../rosters/home_card"));
const SetUpCard = later(() => import("../setting_up/home_card"));
const WaitingCard = later(() => import("../setting_up/waiting_card"));

export function HomeScreen() {
  const { w } = useWords();
  const { me, today } = useInside();
  const { freshen } = today;
  useEffect(freshen, [freshen]);
  const isAdmin = holds(me, ["city_admin"]);
  const hasOffice = me.employee.assignments.some(({ office_ids }) => office_ids.length > 0);
  const offersPush = useOffer(!!today.data?.slots.some((slot) => slot.check_in));
  const setsUp = isAdmin && !hasOffice; // the first admin of an empty city: there is nowhere to check in yet
  return (
    <Screen title={w.home.title} hiddenTitle {...useFrame("home")}>
      <Greeting name={me.employee.name} />
      <UpdateNotice />
      <HeldNotice />
      <UnsentCard />
      {isAdmin && <SetUpCard />}
      {isAdmin && <WaitingCard />}
      {!setsUp && <PhoneBanner when="none" />}
      {setsUp ? null : today.data ? (
        <Day />
      ) : today.refusal ? (
        <Unread refusal={today.refusal} reload={() => void today.reload()} />
      ) : (
        <Busy>{w.loading}</Busy>
      )}
      {offersPush && <PushOffer />}
      {(today.data || today.refusal) && <Ways />}
    </Screen>
  );
}

/** Below the day, and not before it: nothing moves under a thumb. */
function Ways() {
  const { w } = useWords();
  const { me } = useInside();
  return (
    <>
      <NoticesCard />
      {(me.employee.grants.length > 0 || me.stands_in) && <DecideCards />}
      <Way route={["kinerja"]} title={w.home.performance} />
      <Way route={["permohonan"]} title={w.home.requests}>
        <span class="soft">{w.home.requestsHint}</span>
      </Way>
    </>
  );
}

function Greeting({ name }: { name: string }) {
  const { w, lang } = useWords();
  const { today } = useInside();
  const now = new Date(useServerNow(today.offset));
  const zone = today.data?.zone;
  return (
    <div class="greeting">
      <p class="soft">{greetingAt(Number(clockTime(now, zone).slice(0, 2)), w)}</p>
      <p class="name">{name}</p>
      {today.data && (
        <p class="soft">
          {longDate(today.data.local_date, lang)}
          {" · "}
          <span class="clock nowrap">
            {clockTime(now, zone)} {zoneName(today.data.zone)}
          </span>
        </p>
      )}
    </div>
  );
}

/** What is done now counts for nothing yet, and from when it will. */
function TrialNotice({ countsFrom }: { countsFrom: string | null }) {
  const { w, lang } = useWords();
  return (
    <Notice tone="info" icon="clock" title={w.home.trial}>
      <p>{countsFrom ? w.home.countsFrom(longDate(countsFrom, lang)) : w.home.countsLater}</p>
    </Notice>
  );
}

/** A phone that cannot check in is told first; one that waits for approval after the day's list. */
function PhoneBanner({ when }: { when: "none" | "pending" }) {
  const { w } = useWords();
  const { phone } = useInside();
  if (phone.state !== when) return null;
  const which = phone.isReplaced ? "replaced" : when;
  return (
    <Notice tone="warn" icon="phone" title={w.device[which]}>
      <p>{w.device[`${which}Hint`]}</p>
      {when === "none" && (
        <a class="quiet" href={address("ponsel")}>
          {w.device.enrol}
        </a>
      )}
    </Notice>
  );
}

function Day() {
  const { w, lang } = useWords();
  const { me, today, held } = useInside();
  const now = useServerNow(today.offset);
  const { data } = today;
  if (!data) return null;
  const rule = ruleSentences(data, w).join(" ");
  const asOf = isAhead(data) ? "" : clockTime(new Date(data.server_time), data.zone); // of a plan its notice tells the date
  const { event } = data;
  const expected = expectedOf(data);
  const isDone = expected.length > 0 && expected.every(({ check_in }) => check_in && check_in.state !== "invalid");
  return (
    <>
      {data.trial && <TrialNotice countsFrom={data.counts_from} />}
      <Excuses />
      {event && <EventSection event={event} now={now} />}
      {data.day === "working" ? (
        <section aria-labelledby="slots">
          <h2 id="slots">{w.home.slots}</h2>
          {isDone && (
            <Notice tone="ok">
              <p>{w.home.allDone}</p>
            </Notice>
          )}
          <ul class="slots">
            {data.slots.map((slot) => (
              <SlotCard key={slot.plan.slot} slot={slot} now={now} />
            ))}
          </ul>
          <p class="rule">{rule}</p>
          <PhoneBanner when="pending" />
        </section>
      ) : (
        <div class="card free">
          <h2>{data.day === "off" ? w.home.dayOff : w.home.unknownDay}</h2>
          <p>{rule}</p>
          {data.day !== "off" && <p>{w.home.unknownDayHint}</p>}
        </div>
      )}
      <DayNotes />
      {worksByRoster(me, data.local_date) && <RosterCard />}
      {(event || data.day === "working") && <WhereCard />}
      <p class="refreshed">
        <span>{asOf && (today.refusal ? w.home.stale(asOf) : w.home.refreshed(asOf))}</span>
        {!held && (
          <button type="button" class="link" onClick={() => void today.reload()} disabled={today.loading}>
            {today.loading ? w.loading : w.reload}
          </button>
        )}
      </p>
      <p class="unseen" lang={lang} role="status">
        {today.refusal && asOf ? w.home.stale(asOf) : ""}
      </p>
    </>
  );
}

/** What one is invited to today, beside the day's slots. */
function EventSection({ event, now }: { event: Schemas["EventTodayView"]; now: number }) {
  const { w } = useWords();
  return (
    <section aria-labelledby="event">
      <h2 id="event">{w.home.event}</h2>
      <ul class="slots">
        <SlotCard slot={event.slot} now={now} title={event.name} />
      </ul>
    </section>
  );
}

function greetingAt(hour: number, { home }: Words): string {
  if (hour >= 4 && hour < 11) return home.morning;
  if (hour >= 11 && hour < 15) return home.noon;
  return hour >= 15 && hour < 18 ? home.afternoon : home.evening;
}
