/** Words of enrolling this phone. */
import type { Language } from "../words/language";

const id = {
  title: "Daftarkan ponsel ini",
  lead: "Presensi hanya diterima dari ponsel yang terdaftar atas nama Anda.",
  how: "Kunci rahasia dibuat di ponsel ini dan tidak pernah keluar. Atasan atau operator unit menyetujuinya satu kali, kecuali bila slip Anda sudah menjaminnya.",
  replaces: "Ponsel Anda yang lama tetap berlaku sampai ponsel ini disetujui.",
  label: "Nama ponsel ini",
  labelHint: "Agar atasan mengenalinya",
  busy: "Membuat kunci…",
  later: "Nanti saja",
  shared: "Ponsel ini dipakai bergantian",
  sharedHint:
    "Setiap orang mendaftar sendiri dan punya kunci sendiri di ponsel ini. Keluar dari akun Anda sebelum ponsel diserahkan; kunci Anda tetap tersimpan dan tidak bisa dipakai orang lain. Penyetuju melihat bahwa ponsel ini dipakai bergantian.",
  hasOthers: "Ada orang lain yang sudah mendaftar di ponsel ini.",
  pendingTitle: "Menunggu persetujuan",
  pending: "Ponsel ini terdaftar dan menunggu persetujuan atasan atau operator unit.",
  meanwhile:
    "Anda sudah bisa presensi sekarang. Sampai disetujui, hasilnya berstatus “menunggu keputusan”; tidak ada yang hilang.",
  activeTitle: "Ponsel ini aktif",
  active: "Presensi dari ponsel ini diterima.",
  toHome: "Ke Beranda",
  insecure: "Browser ini tidak dapat menyimpan kunci. Buka lewat Chrome atau Safari terbaru, bukan jendela penyamaran.",
};

const en: typeof id = {
  title: "Enrol this phone",
  lead: "Check-ins are accepted only from a phone enrolled in your name.",
  how: "A secret key is made on this phone and never leaves it. Your supervisor or unit operator approves it once, unless your slip vouches for it already.",
  replaces: "Your old phone stays good until this one is approved.",
  label: "Name of this phone",
  labelHint: "So that your supervisor knows it",
  busy: "Making the key…",
  later: "Later",
  shared: "Several people use this phone",
  sharedHint:
    "Everybody enrols for themselves and has a key of their own on this phone. Log out before you hand it over; your key stays and nobody else can use it. Whoever approves it sees that the phone is shared.",
  hasOthers: "Somebody else is enrolled on this phone already.",
  pendingTitle: "Waiting for approval",
  pending: "This phone is enrolled and waits for your supervisor's or unit operator's approval.",
  meanwhile: "You can check in now. Until it is approved your check-ins are “awaiting a decision”; nothing is lost.",
  activeTitle: "This phone is active",
  active: "Check-ins from this phone are accepted.",
  toHome: "To Home",
  insecure: "This browser cannot keep a key. Use a recent Chrome or Safari, not a private window.",
};

export const ENROL: Record<Language, typeof id> = { id, en };
