"""What a file of a month's roster is told, code by code: (Indonesian, English). See docs/imports.md."""

from chalicelib.rules.import_report import Texts

FAULTS: Texts = {
    "ROSTER_DAYS": (
        "Bulan {month} berisi {expected} hari. Beri judul kolom 1 sampai {expected}, masing-masing sekali.",
        "The month {month} has {expected} days. Head the columns 1 to {expected}, each once.",
    ),
    "ROSTER_OWN": (
        "Jadwal sendiri diisi orang lain. Hapus baris ini.",
        "One's own roster is set by somebody else. Remove this row.",
    ),
    "ROSTER_LETTER_UNKNOWN": (
        'Isi "{letter}" tidak dikenal. Pakai salah satu dari: {known}; kosong atau - bila belum ada jadwal.',
        'Unknown entry "{letter}". Use one of: {known}; leave it empty or - where nothing is planned yet.',
    ),
    "ROSTER_ROW_PAST": (
        "Tanggal {day} sudah lewat dan tetap {entered}. Kembalikan isinya, atau ajukan koreksi.",
        "Day {day} has passed and stays {entered}. Put it back, or ask for a correction.",
    ),
    "ROSTER_FILE_MONTH": (
        "Jadwal bulan {month} tidak dapat diisi sekarang; yang dapat: {months}. Mulai impor baru.",
        "The roster of {month} cannot be set now; these can: {months}. Begin a new import.",
    ),
}
