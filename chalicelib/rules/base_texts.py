"""What a file of allowance bases is told, code by code: (Indonesian, English). See docs/imports.md."""

from chalicelib.rules.import_report import Texts

FAULTS: Texts = {
    "BASE_AMOUNT": (
        "Tulis rupiah bulat dari 0 sampai {maximum}, seperti 4250000 atau Rp 4.250.000; tanpa sen, minus, atau rumus.",
        "Write whole rupiah from 0 to {maximum}, like 4250000 or Rp 4.250.000; no cents, minus or formula.",
    ),
    "BASE_OWN": (
        "Dasar TPP sendiri dimasukkan orang lain. Hapus baris ini.",
        "One's own base is entered by somebody else. Remove this row.",
    ),
}
WARNINGS: Texts = {
    "BASE_UNTIL": (
        "Berlaku hanya sebelum {later}: mulai bulan itu sudah dimasukkan {amount}. Ubah juga bulan itu bila perlu.",
        "Holds only before {later}: from that month on {amount} is entered. Change that month, too, where needed.",
    ),
    "BASE_UNUSUAL": (
        "{amount}; sampai saat itu {sebelum}. Pastikan jumlahnya benar.",
        "{amount}; until then {before}. Make sure that the amount is right.",
    ),
}
