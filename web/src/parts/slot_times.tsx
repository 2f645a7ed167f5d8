/** The times of a day's slots in one line: recorded, late, awaiting a decision, or not there. */
import type { Schemas } from "../api/client";
import type { CheckIn } from "../check_in/slot_state";
import { address } from "../route";
import { longDate } from "../words/format";
import { slotName, WITH_EVENT } from "../words/slot_words";
import { useWords } from "../words/words";

type Punch = Schemas["PunchView"];

interface SlotTimesProps {
  /** The slots of the day; those with a check-in are shown in any case. */
  slots: readonly string[];
  checkIns: readonly CheckIn[];
  /** Of machines; one that counts is shown in place of the check-in. */
  punches: readonly Punch[];
  /** What stands for one without a check-in. */
  empty: (slot: string) => string;
  /** Then each leads to its receipt. */
  areMine?: boolean;
  /** By the supervisors' ids, where they are known. */
  names?: ReadonlyMap<string, string>;
}

export function SlotTimes({ slots, checkIns, punches, empty, areMine, names }: SlotTimesProps) {
  const { w } = useWords();
  const filled = [...checkIns, ...punches].map(({ slot }) => slot);
  const shown = WITH_EVENT.filter((slot) => slots.includes(slot) || filled.includes(slot));
  return (
    <dl class="times">
      {shown.map((slot) => {
        const found = checkIns.find((each) => each.slot === slot);
        const punch = punches.find((each) => each.slot === slot && each.counts);
        return (
          <div key={slot} class={found || punch ? "time" : "time none"}>
            <dt>{slotName(slot, w)}</dt>
            <dd>
              {punch ? (
                <>
                  <span class="clock">{punch.local_time}</span>
                  <span class="soft small">{w.history.byMachine}</span>
                </>
              ) : found ? (
                <Time checkIn={found} isMine={areMine} names={names} />
              ) : (
                <span class="soft">{empty(slot)}</span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface TimeProps {
  checkIn: CheckIn;
  isMine: boolean | undefined;
  names: ReadonlyMap<string, string> | undefined;
}

function Time({ checkIn, isMine, names }: TimeProps) {
  const { w, lang } = useWords();
  const minutes = checkIn.late_min || checkIn.early_min;
  const long = checkIn.late_min ? w.history.lateLong : w.history.earlyLong;
  const short = checkIn.late_min ? w.history.lateShort : w.history.earlyShort;
  return (
    <>
      {isMine ? (
        <a class="clock" href={address("bukti", checkIn.slot, checkIn.local_date)}>
          {checkIn.local_time}
          <span class="unseen">
            , {w.slot.details(slotName(checkIn.slot, w))}, {longDate(checkIn.local_date, lang)}
          </span>
        </a>
      ) : (
        <span class="clock">{checkIn.local_time}</span>
      )}
      {minutes > 0 && (
        <span class="late small">
          <span aria-hidden="true">{short(minutes)}</span>
          <span class="unseen">, {long(minutes)}</span>
        </span>
      )}
      {checkIn.made_by && (
        <span class="soft small">
          <span aria-hidden="true">{w.history.byTeamShort}</span>
          <span class="unseen">, {w.history.byTeam(names?.get(checkIn.made_by) ?? "")}</span>
        </span>
      )}
      {checkIn.state === "provisional" && <span class="small pending">{w.history.provisionalShort}</span>}
      {checkIn.state === "invalid" && <span class="small late">{w.history.refusedShort}</span>}
    </>
  );
}
