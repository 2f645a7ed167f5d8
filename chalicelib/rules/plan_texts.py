"""What whoever writes a plan is told, code by code: (Indonesian, English). See docs/imports.md for those of files."""

from chalicelib.rules.import_report import Texts

PLAN_TEXTS: Texts = {
    "PLAN_MANY": ("Paling banyak {limit}; gabungkan yang serupa.", "At most {limit}; join what is alike."),
    "PLAN_LARGE": (
        "Rencana ini terlalu panjang untuk disimpan. Ringkas kalimatnya, atau gabungkan yang serupa.",
        "This plan is too long to be kept. Shorten its sentences, or join what is alike.",
    ),
    "PLAN_TARGET": ("Target harus lebih dari nol.", "The target must be more than nothing."),
    "PLAN_MONTHS": (
        "Isi dua belas bulan, Januari sampai Desember, atau kosongkan semuanya.",
        "Give all twelve months, January to December, or none.",
    ),
    "PLAN_MONTH_OUTSIDE": (
        "Rencana ini berlaku {starts_on} sampai {ends_on}; kosongkan bulan di luarnya.",
        "This plan is about {starts_on} to {ends_on}; leave the months beside it empty.",
    ),
    "PLAN_ID_UNKNOWN": (
        "Tidak ada dalam rencana ini; kirim tanpa id bila baru.",
        "There is no such one in this plan; send a new one without an id.",
    ),
    "PLAN_ID_TWICE": ("Id ini terpakai dua kali.", "This id is there twice."),
    "PLAN_ACTION_TIED": (
        "Aksi '{action}' sudah punya kegiatan: hentikan aksi itu, jangan dihapus atau diganti satuannya.",
        "Activities were reported for the action '{action}': retire it instead of removing it or changing its unit.",
    ),
    "PLAN_NO_GOAL": ("Tulis paling sedikit satu hasil kerja.", "Write at least one goal."),
    "PLAN_NO_INDICATOR": ("Beri paling sedikit satu indikator.", "Give at least one indicator."),
    "PLAN_WORD": ("Tulis sepatah kata untuk pegawai ini.", "Write a word for this person."),
}
