/** Words of what the app uses, keeps and shows to whom: asked for at first, told again under the account. */
import type { Language } from "../words/language";

const id = {
  title: "Sebelum mulai",
  lead: "Untuk mencatat kehadiran, aplikasi ini memakai lokasi dan kamera ponsel, hanya ketika Anda membukanya.",
  locationTitle: "Lokasi",
  location: "Memastikan Anda berada di area kantor. Dibaca hanya selama halaman ini terbuka, tidak di latar belakang.",
  cameraTitle: "Kamera",
  camera:
    "Satu foto wajah dengan latar kantor setiap presensi. Tidak ada pengenalan wajah otomatis; orang yang memeriksa.",
  keptTitle: "Apa yang disimpan, berapa lama",
  kept: { photo: "Foto", position: "Titik lokasi", record: "Catatan presensi" },
  days: (days: number) => `${days} hari`,
  byCity: "menurut ketentuan kota",
  byArchive: "sesuai jadwal retensi arsip",
  keptElse:
    "Jenis kelamin hanya bila tercantum di data pegawai kota. Bila kota mengaktifkannya, tanda jaringan disimpan tujuh hari.",
  seenTitle: "Siapa yang melihat",
  seen: "Anda sendiri; atasan dan operator unit melihat jam, jarak, dan statusnya. Foto dibuka oleh yang memutuskan atau memeriksa presensi Anda, selalu dengan alasan; siapa dan mengapa, dapat Anda baca pada bukti presensinya. Rencana dan kegiatan dibaca atasan, operator unit, admin kota, dan auditor; penilaian tidak oleh operator.",
  judgedTitle: "Bila ada tanda yang tidak wajar",
  judged:
    "Tanda lokasi palsu atau foto berulang diputuskan oleh orang, bukan oleh mesin. Anda melihat alasannya dan dapat menjawab.",
  allow: "Izinkan lokasi dan kamera",
  asking: "Menunggu izin Anda…",
  granted: "Diizinkan",
  waiting: "Belum diminta",
  denied: "Ditolak",
  unavailable: "Tidak tersedia di ponsel ini",
  next: "Lanjut",
  later: "Lanjut tanpa izin",
};

const en: typeof id = {
  title: "Before you start",
  lead: "To record attendance, this app uses the phone's location and camera, only while you have it open.",
  locationTitle: "Location",
  location: "To see that you are within an office's area. Read only while this page is open, never in the background.",
  cameraTitle: "Camera",
  camera: "One photo of your face with the office behind you per check-in. No automatic face recognition; people look.",
  keptTitle: "What is kept, and for how long",
  kept: { photo: "Photo", position: "Position", record: "Attendance record" },
  days: (days) => `${days} days`,
  byCity: "as the city rules",
  byArchive: "by the archive schedule",
  keptElse:
    "Your sex only if the city's data of people hold it. Where the city switches it on, a mark of the network for seven days.",
  seenTitle: "Who sees it",
  seen: "You; your supervisor and unit operator see time, distance and state. Photos are opened by whoever decides on or reviews your check-in, always with a reason; who and why, you can read on the receipt. Plans and activities are read by your supervisors, the unit's operator, city admins and auditors; assessments not by operators.",
  judgedTitle: "If something looks odd",
  judged:
    "Signs of a fake location or a repeated photo are decided by people, not by a machine. You see the reason and may answer.",
  allow: "Allow location and camera",
  asking: "Waiting for your permission…",
  granted: "Allowed",
  waiting: "Not asked yet",
  denied: "Denied",
  unavailable: "Not available on this phone",
  next: "Continue",
  later: "Continue without",
};

export const PRIVACY: Record<Language, typeof id> = { id, en };
