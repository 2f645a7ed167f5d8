/** Told to a city admin who has no office: the first one is made without. Nothing to anybody else. */
import { Notice } from "../parts/notice";
import { address } from "../route";
import { useInside } from "../state/inside";
import { usePageWords } from "../words/words";
import { CHECKLIST } from "./checklist_words";

export function OwnPlace() {
  const { t } = usePageWords(CHECKLIST);
  const { me } = useInside();
  if (hasPlace(me.employee.assignments)) return null;
  return (
    <Notice tone="warn" icon="home" title={t.own}>
      <p>{t.ownHint}</p>
      <a class="quiet" href={address("kota", "pegawai", me.employee.employee_id)}>
        {t.ownGo}
      </a>
    </Notice>
  );
}

/** In the work of today or what comes after it. */
export function hasPlace(assignments: readonly { office_ids: readonly string[] }[]): boolean {
  return Boolean(assignments.at(-1)?.office_ids.length);
}
