/** From a page that phone and console share: to the console's page in place of the phone's, where there is one. */
import { address } from "../route";
import { withQuery } from "./use_query";

/** The phone's pages by their first parts, and the console's in their place; what follows stays. */
export const SAME: Readonly<Record<string, readonly string[]>> = {
  "kota/acara": ["acara"],
  "kota/bulan": ["kunci-bulan"],
  "kota/gangguan": ["gangguan"],
  "kota/jam": ["kalender", "jam"],
  "kota/kantor": ["kantor"],
  "kota/libur": ["kalender"],
  "kota/orang": ["pegawai"],
  "kota/pegawai": ["pegawai", "orang"],
  "kota/unit": ["unit"],
  "kota/perbaiki": ["unit", "perbaiki"],
  "kota/pengaturan": ["pengaturan"],
  "kota/permohonan": ["permohonan"],
  "kota/perubahan": ["menunggu", "usulan"],
  "kelola/impor": ["impor"],
  "kinerja/rencana": ["rencana"],
  "anggaran/impor": ["anggaran", "impor"],
  "penggajian/dasar": ["penggajian", "dasar"],
};

/** The parts of a unit's team, behind `tim/<unit>`. */
const TEAM: Readonly<Record<string, (unit: string, id: string) => string>> = {
  "": (unit) => (unit ? address("papan", unit) : address("impor", "slip")),
  orang: (unit) => address("impor", "slip", unit),
  jadwal: (unit) => address("jadwal", unit),
  kemudahan: (_, id) => address("pegawai", "kemudahan", id),
};

export function wayTo(...route: string[]): string {
  const [first = "", second = "", part = "", id = ""] = route;
  if (first === "tim" && part === "permohonan" && !id) return withQuery(address("permohonan"), { unit: second });
  if (first === "tim" && part === "sementara") {
    return withQuery(address("permohonan", "presensi"), { unit: second, sejak: id });
  }
  const ours = first === "tim" ? TEAM[part]?.(second, id) : undefined;
  const same = SAME[`${first}/${second}`];
  return ours ?? (same ? address(...same, ...route.slice(2)) : `/${address(...route)}`);
}
