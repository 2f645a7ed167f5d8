/** How far the people of many units are read; what was refused, and what was not asked for yet. */
import "./desk.css";
import { Unread } from "../../parts/notice";
import { Busy } from "../../parts/screen";
import type { ReadMembers } from "../../setting_up/use_members";
import { usePageWords } from "../../words/words";

const WORDS = {
  id: {
    reading: (read: number, of: number) => `Membaca unit ${read} dari ${of}…`,
    partial: (read: number, of: number) => `Baru ${read} dari ${of} unit yang dibaca.`,
    readAll: "Baca semua unit",
  },
  en: {
    reading: (read: number, of: number) => `Reading unit ${read} of ${of}…`,
    partial: (read: number, of: number) => `Only ${read} of ${of} units are read so far.`,
    readAll: "Read all units",
  },
};

export function Reading({ of }: { of: ReadMembers }) {
  const { t } = usePageWords(WORDS);
  const { members, units, refusal, isReading, isPartial, readAll, goOn } = of;
  if (refusal) return <Unread refusal={refusal} reload={goOn} />;
  if (isReading) return <Busy>{t.reading(members.size, units)}</Busy>;
  if (!isPartial) return null;
  return (
    <p class="side-by-side">
      <span class="soft">{t.partial(members.size, units)}</span>
      <button type="button" class="quiet small-button" onClick={readAll}>
        {t.readAll}
      </button>
    </p>
  );
}
