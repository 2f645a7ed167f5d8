"""What a file of opening balances is told, code by code: (Indonesian, English). See docs/imports.md."""

from chalicelib.rules.import_report import Texts

FAULTS: Texts = {
    "BALANCE_NUMBER": (
        "Isi dengan bilangan bulat 0 sampai {maximum}, tanpa koma, satuan, atau rumus.",
        "Write a whole number from 0 to {maximum}, without decimals, unit or formula.",
    ),
    "BALANCE_OWN": (
        "Saldo sendiri diisi orang lain. Hapus baris ini.",
        "One's own balance is entered by somebody else. Remove this row.",
    ),
}
