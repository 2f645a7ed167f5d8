/** Ask a colleague to exchange shifts: a date, a colleague who works differently then, and if need be a second date. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { onceOnly } from "../api/job";
import { persistently } from "../api/persistently";
import { type Asked, useAnswer } from "../api/use_answer";
import { Input, Select } from "../parts/labelled";
import { Notice, Unread } from "../parts/notice";
import { Busy } from "../parts/screen";
import { Sheet } from "../parts/sheet";
import { goInstead } from "../route";
import { useHere } from "../state/here";
import { dateBeside, monthBeside } from "../words/format";
import { usePageWords } from "../words/words";
import { NO_ENTRY } from "./edits";
import { useLetters } from "./letters";
import { letterName } from "./meanings";
import { SwapDays } from "./swap_card";
import { ROSTERS } from "./words";

type Partners = Schemas["PartnersView"];

/** The dates that may be exchanged; the server judges them too. */
export function swapDates(today: string): { first: string; last: string } {
  return { first: dateBeside(today, 1), last: dateBeside(`${monthBeside(today.slice(0, 7), 2)}-01`, -1) };
}

/** The days of a swap as both have them now; undefined while one of them is not known. */
export function daysOfSwap(found: readonly (Partners | null)[], otherId: string): Schemas["SwapDayView"][] | undefined {
  const days = found.map((partners) => {
    const letter = partners?.people.find((each) => each.employee_id === otherId)?.letter;
    return partners && letter ? { on: partners.on, one_letter: partners.letter, other_letter: letter } : undefined;
  });
  return days.every((day) => day !== undefined) ? days : undefined;
}

export function AskSwap() {
  const { t } = usePageWords(ROSTERS);
  const letters = useLetters();
  const { first, last } = swapDates(useHere().on);
  const [on, setOn] = useState(first);
  const [otherId, setOtherId] = useState("");
  const [isTwo, setTwo] = useState(false);
  const [forOn, setForOn] = useState("");
  const [reason, setReason] = useState("");
  const partners = usePartners(on, first, last);
  const second = usePartners(isTwo ? forOn : "", first, last);
  const people = partners.data?.people.filter((each) => isTwo || each.letter !== partners.data?.letter) ?? [];
  const chosen = people.find((each) => each.employee_id === otherId);
  const days = chosen && daysOfSwap(isTwo ? [partners.data, second.data] : [partners.data], chosen.employee_id);
  async function send() {
    const body = { other_id: otherId, on, for_on: isTwo ? forOn : null, reason: reason.trim() || null };
    const params = onceOnly();
    await persistently(() => answer(api.POST("/me/swaps", { params, body })));
    goInstead("jadwal");
  }
  return (
    <>
      <p class="lead">{t.swapLead}</p>
      <Sheet send={send} submit={t.send} busyLabel={t.sending} disabled={!days}>
        {(faultAt) => (
          <>
            <Input
              type="date"
              label={t.on}
              hint={t.onHint}
              value={on}
              onValue={setOn}
              min={first}
              max={last}
              fault={faultAt("/on")}
            />
            <Mine asked={partners} />
            {partners.data && partners.data.letter !== NO_ENTRY && (
              <>
                <Select
                  label={t.how}
                  value={isTwo ? "two" : "one"}
                  onValue={(value) => setTwo(value === "two")}
                  options={[
                    ["one", t.sameDay],
                    ["two", t.otherDay],
                  ]}
                />
                {isTwo && (
                  <>
                    <Input
                      type="date"
                      label={t.forOn}
                      hint={t.onHint}
                      value={forOn}
                      onValue={setForOn}
                      min={first}
                      max={last}
                      fault={faultAt("/for_on")}
                    />
                    {forOn && <Mine asked={second} />}
                  </>
                )}
                {people.length ? (
                  <Select
                    label={t.partner}
                    value={chosen ? otherId : ""}
                    onValue={setOtherId}
                    options={[
                      ["", t.choosePartner],
                      ...people.map(
                        (each) => [each.employee_id, `${each.name} · ${letterName(each.letter, letters, t)}`] as const,
                      ),
                    ]}
                    fault={faultAt("/other_id")}
                  />
                ) : (
                  <p>{t.noPartners}</p>
                )}
                <Input label={t.reason} value={reason} onValue={setReason} fault={faultAt("/reason")} />
              </>
            )}
            {days && chosen && (
              <Notice tone="info" icon="history" title={t.becomes}>
                <SwapDays days={days} one={t.you} other={chosen.name} letters={letters} />
              </Notice>
            )}
          </>
        )}
      </Sheet>
    </>
  );
}

/** Not asked for before the date is whole and within what may be exchanged. */
function usePartners(on: string, first: string, last: string): Asked<Partners> {
  const isAsked = on >= first && on <= last;
  return useAnswer(isAsked ? `partners ${on}` : null, () =>
    answer(api.GET("/me/swaps/partners", { params: { query: { on } } })),
  );
}

function Mine({ asked }: { asked: Asked<Partners> }) {
  const { t, w } = usePageWords(ROSTERS);
  const letters = useLetters();
  const { data, refusal, loading, reload } = asked;
  if (refusal) return <Unread refusal={refusal} reload={() => void reload()} />;
  if (!data) return loading ? <Busy>{w.loading}</Busy> : null;
  return <p role="status">{data.letter === NO_ENTRY ? t.noneOfYours : t.yours(letterName(data.letter, letters, t))}</p>;
}
