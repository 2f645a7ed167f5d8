"""What a machine's log, or its map of PINs, is told, code by code: (Indonesian, English). See docs/imports.md."""

from chalicelib.rules.import_report import Texts

FAULTS: Texts = {
    "PIN_MISSING": (
        "PIN kosong. Isi PIN di mesin atau nomor pegawai.",
        "The PIN is empty. Fill in the machine's PIN or the staff number.",
    ),
    "PIN_UNKNOWN": (
        "Dalam jangkauan Anda PIN ini bukan nomor pegawai dan tidak ada di peta PIN mesin. Lengkapi peta PIN.",
        "Within your reach this PIN is no staff number, nor in the machine's map of PINs. Complete the map.",
    ),
    "PIN_INVALID": (
        "PIN terdiri dari 1-20 huruf, angka, titik, garis miring, atau strip. Perbaiki.",
        "A PIN is 1-20 letters, digits, dots, slashes or hyphens. Correct it.",
    ),
    "PIN_REPEATED": (
        "PIN ini sudah ada di baris {first_row}. Sisakan satu.",
        "This PIN stands in row {first_row} already. Keep one.",
    ),
    "PIN_NUMBER_UNKNOWN": (
        "Tidak ada pegawai dengan nomor ini. Perbaiki nomornya, atau hapus barisnya.",
        "Nobody has this staff number. Correct it, or remove the row.",
    ),
    "MACHINE_TIME_COLUMNS": (
        "Berkas memerlukan kolom waktu (tanggal dan jam dalam satu sel), atau kolom tanggal dan kolom jam.",
        "The file needs a column stamp (date and time in one cell), or a column date and a column time.",
    ),
    "MACHINE_TIME": (
        "Waktu tidak terbaca. Tulis hari lebih dulu, 02/11/2026 07:12:33, atau 2026-11-02 07:12:33.",
        "The time cannot be read. Write the day first, 02/11/2026 07:12:33, or 2026-11-02 07:12:33.",
    ),
    "DATE_AMBIGUOUS": (
        "Baris lain menulis bulan lebih dulu (11/30/2026), jadi tanggal ini meragukan. Tulis semua tanggal 2026-11-02.",
        "Another row writes the month first (11/30/2026), so this date is in doubt. Write every date as 2026-11-02.",
    ),
    "MACHINE_FUTURE": (
        "Waktu ini belum tiba. Periksa urutan hari dan bulan, dan jam mesinnya.",
        "This time has not come. Check the order of day and month, and the machine's clock.",
    ),
}
WARNINGS: Texts = {
    "MACHINE_OUTSIDE": (
        "Di luar jam presensi orang ini, hari libur, atau di luar masa tugasnya: tidak dipakai.",
        "Outside this person's windows, a day off, or not in service: not used.",
    ),
    "MACHINE_ELSEWHERE": (
        "Mesin ini bukan di kantor orang ini pada tanggal itu: tidak dipakai.",
        "This machine was not at an office of this person's on that date: not used.",
    ),
    "MACHINE_MONTH_LOCKED": (
        "Bulan ini sudah dikunci: tidak dipakai.",
        "This month is locked: not used.",
    ),
    "MACHINE_OWN": (
        "Catatan Anda sendiri harus diimpor orang lain: tidak dipakai.",
        "Your own log must be brought in by somebody else: not used.",
    ),
    "MACHINE_DAY": (
        "{on}: {slots}{phone}.",
        "{on}: {slots_en}{phone_en}.",
    ),
}
