/** Whether a month is locked for pay, and that no decree confirms its rules yet. */
import { Notice } from "../../parts/notice";
import { address } from "../../route";
import { useHere } from "../../state/here";
import { dateAndTime } from "../../words/format";
import { usePageWords } from "../../words/words";
import { useDesk } from "../inside";
import { PAYROLL } from "./words";

export function MonthState({ lockedAt, isConfirmed }: { lockedAt: string | null; isConfirmed: boolean }) {
  const { t, lang } = usePageWords(PAYROLL);
  const { roles } = useDesk();
  const { zone } = useHere();
  return (
    <>
      <p class="soft">{lockedAt ? t.lockedAt(dateAndTime(lockedAt, lang, zone)) : t.open}</p>
      {!isConfirmed && (
        <Notice tone="info" icon="clock">
          <p>{t.unconfirmed}</p>
          {roles.includes("city_admin") && <a href={address("pengaturan")}>{t.confirm}</a>}
        </Notice>
      )}
    </>
  );
}
