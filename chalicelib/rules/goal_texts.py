"""What a file of plans is told, code by code: (Indonesian, English). See docs/imports.md."""

from chalicelib.rules.import_report import Texts

FAULTS: Texts = {
    "GOAL_KIND": ("Tulis utama atau tambahan, atau kosongkan.", "Write utama or tambahan, or leave it empty."),
    "GOAL_ASPECT": (
        "Tulis kuantitas, kualitas, waktu, atau biaya; kosong berarti kuantitas.",
        "Write kuantitas, kualitas, waktu or biaya; empty is kuantitas.",
    ),
    "GOAL_AMOUNT": (
        "Tulis angka seperti 12, 2,5, atau 1.200; paling banyak dua angka di belakang koma.",
        "Write a number like 12, 2,5 or 1.200; two decimals at most.",
    ),
    "GOAL_DIFFERS": (
        "Baris sebelumnya menulis lain tentang hasil kerja, indikator, atau aksi ini. Samakan, atau ubah kalimatnya.",
        "An earlier row says otherwise of this goal, indicator or action. Make them the same, or word them apart.",
    ),
    "GOAL_BUDGET": (
        "Kode ini bukan sub kegiatan dalam anggaran unit orang ini. Pakai kode dari halaman Anggaran, atau kosongkan.",
        "This is no sub-activity of the budget of the person's unit. Take one from the budget's page, or none.",
    ),
    "GOAL_STANDS": (
        "Rencana orang ini sudah diajukan atau disetujui; berkas tidak menggantinya. Hapus barisnya.",
        "This person's plan is proposed or agreed already; no file replaces it. Remove the row.",
    ),
    "GOAL_NO_WORK": (
        "Tahun itu orang ini tidak bertugas di unit mana pun. Hapus barisnya.",
        "In that year this person works in no unit. Remove the row.",
    ),
}
