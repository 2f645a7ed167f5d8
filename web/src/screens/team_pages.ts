/** The parts of `#/tim/<unit>/<part>/<id>` that are pages of their own, with the part above each. */
export const TEAM_PAGES: Record<string, string[]> = {
  presensi: [],
  kemudahan: ["orang"],
  permohonan: [],
  sementara: [],
  kode: [],
};
/** Also for a delegate, who may hold no role of their own; the server judges. */
export const LENT_PAGES = ["permohonan", "sementara"];
/** What of the team screen is a page by itself for a delegate without a role. */
export const LENT_PARTS = ["orang", "tukar"];
