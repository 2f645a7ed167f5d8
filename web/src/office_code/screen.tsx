/** The screen at the entrance: six digits as large as it is wide, and a ring that runs down until the next. */
import { useEffect, useRef } from "preact/hooks";
import { address } from "../route";
import { useServerNow } from "../state/clock";
import { longDate } from "../words/format";
import { usePageWords } from "../words/words";
import { current, partLeft, spaced } from "./digits";
import { OfficeChoice } from "./office_choice";
import type { ShownCode } from "./put";
import { useAwake } from "./use_awake";
import { OFFICE_CODE } from "./words";

const AROUND = 2 * Math.PI * 44; // of the ring, in its own units

export function CodeScreen({ shown, unitId }: { shown: ShownCode; unitId: string }) {
  const { t, lang } = usePageWords(OFFICE_CODE);
  const now = useServerNow(shown.offset);
  const whole = useRef<HTMLDivElement>(null);
  useAwake();
  useEffect(() => whole.current?.focus(), []);
  const code = current(shown.shown, now);
  const coming = Date.parse(shown.shown[0]?.from_at ?? "") > now;
  return (
    <div class="code-screen" ref={whole} tabIndex={-1}>
      <p class="code-unit">
        {shown.unit_name}
        {shown.office && <span class="soft code-office">{shown.office.name}</span>}
      </p>
      {code ? (
        <>
          <p class="code-digits">{spaced(code.digits)}</p>
          <p class="code-how">{t.howTo}</p>
          <Ring part={partLeft(code, now)} seconds={Math.ceil((Date.parse(code.until_at) - now) / 1000)} />
        </>
      ) : (
        <div role="status" class="code-lost">
          <p class="strong">
            {!shown.office ? t.noOffice : coming ? t.notYet(longDate(shown.code.starts_on, lang)) : t.lost}
          </p>
          {shown.office && !coming && <p>{t.lostHint}</p>}
        </div>
      )}
      <div class="code-acts">
        <OfficeChoice shown={shown} unitId={unitId} />
        {document.fullscreenEnabled && (
          <button type="button" class="quiet" onClick={() => void whole.current?.requestFullscreen()}>
            {t.fullScreen}
          </button>
        )}
        <a class="quiet" href={address("tim", unitId, "kode")}>
          {t.close}
        </a>
      </div>
    </div>
  );
}

function Ring({ part, seconds }: { part: number; seconds: number }) {
  const { t } = usePageWords(OFFICE_CODE);
  return (
    <div class="code-ring" role="img" aria-label={t.next(seconds)}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class="track" cx="50" cy="50" r="44" />
        <circle class="left" cx="50" cy="50" r="44" stroke-dasharray={AROUND} stroke-dashoffset={AROUND * (1 - part)} />
      </svg>
      <span aria-hidden="true">{seconds}</span>
    </div>
  );
}
