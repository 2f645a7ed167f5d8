"""What a date of a unit is told, by hand or in a file: (Indonesian, English)."""

from chalicelib.rules.import_report import Texts

TEXTS: Texts = {
    "COUNTS_FROM_TOO_EARLY": (
        "Pegawai diberi tahu {notice_days} hari sebelumnya: pilih {earliest} atau sesudahnya.",
        "People are told {notice_days} days before: choose {earliest} or a later date.",
    ),
    "COUNTS_FROM_BEGUN": (
        "Unit ini sudah dihitung; tanggal mulainya tidak dapat diubah lagi.",
        "This unit counts already; its first day can no longer be changed.",
    ),
    "ENROL_UNTIL_TOO_LATE": (
        "Masa pendaftaran ponsel paling lama {days} hari dari hari ini: pilih tanggal yang lebih awal.",
        "Phones enrol by code for at most {days} days from today: choose an earlier date.",
    ),
}
