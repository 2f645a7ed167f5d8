/** What a closed day came to, in words. */
import type { Schemas } from "../api/client";
import type { Language } from "../words/language";

type Slot = Schemas["SlotVerdictView"];

const id = {
  statuses: {
    off: "Libur",
    leave: "Cuti",
    duty: "Dinas luar",
    study: "Tugas belajar",
    remote: "Bekerja dari luar kantor",
    undecided: "Menunggu keputusan",
    present: "Hadir",
    incomplete: "Presensi tidak lengkap",
    permission: "Izin",
    absent: "Tanpa keterangan",
    unknown: "Jadwal belum diisi",
  } as Record<string, string>,
  late: (n: number) => `terlambat ${n} menit`,
  early: (n: number) => `pulang ${n} menit lebih awal`,
  missing: (slot: string) => `${slot} tidak tercatat`,
  missingMin: (n: number) => `yang tidak tercatat dihitung ${n} menit`,
  permitted: (n: number) => `${n} menit diizinkan`,
  waived: (n: number) => `${n} menit dihapus karena gangguan`,
  held: (n: number) => `${n} menit ditahan karena dugaan gangguan`,
  correct: "Ajukan koreksi",
  object: "Ajukan keberatan",
  until: (date: string) => `sampai ${date}`,
};

export type VerdictWords = typeof id;

const en: VerdictWords = {
  statuses: {
    off: "Day off",
    leave: "Leave",
    duty: "Duty travel",
    study: "Study",
    remote: "Work from elsewhere",
    undecided: "Awaits a decision",
    present: "Present",
    incomplete: "Incomplete",
    permission: "Permission",
    absent: "Absent",
    unknown: "No roster entry yet",
  },
  late: (n) => `${n} min late`,
  early: (n) => `left ${n} min early`,
  missing: (slot) => `${slot} not recorded`,
  missingMin: (n) => `what is missing counts as ${n} min`,
  permitted: (n) => `${n} min permitted`,
  waived: (n) => `${n} min waived for an outage`,
  held: (n) => `${n} min held back for a suspected outage`,
  correct: "Ask for a correction",
  object: "Object",
  until: (date) => `until ${date}`,
};

export const VERDICTS: Record<Language, VerdictWords> = { id, en };

/** `Hadir · terlambat 12 menit`. */
export function sayVerdict(verdict: Schemas["VerdictView"], t: VerdictWords, name: (slot: string) => string): string {
  const slots = [...verdict.slots, ...(verdict.event ? [verdict.event] : [])];
  const sum = (field: "permitted_min" | "held_min" | "waived_min") =>
    slots.reduce((minutes, slot) => minutes + slot[field], 0);
  const parts = [
    t.statuses[verdict.status] ?? verdict.status,
    ...(verdict.status === "incomplete" ? slots.filter(isMissing).map(({ slot }) => t.missing(name(slot))) : []),
    verdict.late_min && t.late(verdict.late_min),
    verdict.early_min && t.early(verdict.early_min),
    verdict.missing_min && t.missingMin(verdict.missing_min),
    sum("permitted_min") && t.permitted(sum("permitted_min")),
    sum("waived_min") && t.waived(sum("waived_min")),
    sum("held_min") && t.held(sum("held_min")),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** What the page leads on to: the first whose last date has not passed. */
export function stillOpen<Ask extends { until: string }>(mayAsk: readonly Ask[], today: string): Ask | undefined {
  return mayAsk.find(({ until }) => today <= until);
}

function isMissing({ state }: Slot): boolean {
  return state === "missing";
}
