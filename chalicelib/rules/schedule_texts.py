"""How to mend what an admin entered about time: code -> (Indonesian, English). See docs/rules.md#schedule."""

from chalicelib.rules.import_report import Texts

SCHEDULE_TEXTS: Texts = {
    "NAME_EMPTY": ("Beri nama.", "Give it a name."),
    "DECREE_NO_EMPTY": ("Tulis nomor keputusan atau surat edarannya.", "Write the number of the decree or circular."),
    "ENDS_BEFORE_START": ("Tanggal akhir sebelum tanggal mulai.", "It ends before it starts."),
    "OVERRIDE_TOO_LONG": ("Paling lama 60 hari; pakai pola kerja.", "At most 60 days; use a shift pattern."),
    "GRACE_OUT_OF_RANGE": ("Toleransi 0-120 menit.", "The grace is 0-120 minutes."),
    "DATE_REPEATED": ("Tanggal ini sudah disebut di atasnya.", "This date is named above already."),
    "DATE_PASSED": ("Tanggal ini sudah lewat.", "This date has passed."),
    "ROSTER_CODE_NOT_ONE_CHARACTER": ("Kode jadwal satu huruf yang terlihat.", "A roster code is one visible letter."),
    "ROSTER_CODE_RESERVED": ("Huruf ini dipakai untuk libur atau kosong.", "This letter means off or no entry."),
    "ROSTER_CODE_TAKEN": ("Huruf ini dipakai pola lain.", "Another pattern has this letter."),
    "ROSTER_CODE_FIXED": (
        "Huruf ini tetap milik pola ini karena jadwal memakainya; buat pola baru untuk huruf lain.",
        "This letter stays with its pattern, for rosters use it; make a new pattern for another letter.",
    ),
    "PATTERN_UNKNOWN": ("Pola kerja ini tidak ada.", "There is no such shift pattern."),
    "UNIT_UNKNOWN": ("Unit ini tidak ada.", "There is no such unit."),
    "VERSIONS_EMPTY": ("Isi sedikitnya satu versi.", "Give at least one version."),
    "VERSIONS_OUT_OF_ORDER": ("Urutkan versi menurut tanggal mulai.", "Put the versions in order of their start."),
    "STARTS_TOO_EARLY": (
        "Berlaku paling cepat besok: hari yang sudah berjalan tetap memakai aturannya.",
        "It starts tomorrow at the earliest: days begun keep the rules of their day.",
    ),
    "BEGUN_VERSION_CHANGED": ("Versi yang sudah berlaku tidak bisa diubah.", "A version in force cannot be changed."),
    "BEGUN_OVERRIDE_CHANGED": ("Aturan yang sudah mulai tidak bisa diubah.", "An order in force cannot be changed."),
    "ENDS_TOO_EARLY": ("Hari yang sudah berjalan tidak bisa diubah.", "Days begun cannot be changed."),
    "WEEK_NOT_SEVEN_DAYS": ("Isi tujuh hari, Senin dahulu.", "Give seven days, Monday first."),
    "TOO_MANY_SLOTS": ("Paling banyak tiga presensi sehari.", "At most three check-ins a day."),
    "SLOT_REPEATED": ("Tiap presensi sekali sehari.", "Each slot once a day."),
    "SLOTS_OUT_OF_ORDER": ("Urutan: datang, istirahat, pulang.", "The order is arrival, break, departure."),
    "DAY_TOO_LONG": ("Satu hari kerja paling panjang 36 jam.", "A day spans at most 36 hours."),
    "MINUTES_OUT_OF_RANGE": ("Menit -720 sampai 2880 dari tengah malam.", "Minutes are -720 to 2880 from midnight."),
    "WINDOW_EMPTY": ("Waktu tutup harus setelah waktu buka.", "It must close after it opens."),
    "LIMIT_OUTSIDE_WINDOW": ("Batas harus di dalam waktu presensi.", "The limit lies within the window."),
    "LIMIT_NOT_JUDGED": ("Presensi istirahat tidak punya batas.", "The check-in at the break has no limit."),
    "WINDOWS_OVERLAP": (
        "Presensi yang sama pada dua hari berurutan tidak boleh terbuka bersamaan.",
        "The same slot of two adjacent days must not be open at once.",
    ),
}
