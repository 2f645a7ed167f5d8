"""What a file of people or units is told, code by code: (Indonesian, English). See docs/imports.md."""

from chalicelib.rules.import_report import Texts
from chalicelib.rules.unit_end import TEXTS as ENDS

FAULTS: Texts = {
    "VALUE_MISSING": (
        "Kolom {column} kosong. Isi.",
        "The column {column} is empty. Fill it in.",
    ),
    "NAME_MISSING": (
        "Nama kosong. Isi namanya.",
        "The name is empty. Fill it in.",
    ),
    "DUPLICATE_NUMBER": (
        "Nomor ini sudah ada pada baris {first_row}. Hapus salah satu baris, atau perbaiki nomornya.",
        "Row {first_row} has the same number. Remove one of the rows, or correct the number.",
    ),
    "NUMBER_EXISTS": (
        "Pegawai dengan nomor ini sudah terdaftar. Hapus barisnya; ubah datanya di konsol.",
        "A person with this number is already registered. Remove the row; change the person in the console.",
    ),
    "UNIT_UNKNOWN": (
        "Unit tidak dikenal. Pakai id atau nama unit yang sudah ada, atau unggah unitnya dulu.",
        "Unknown unit. Use the id or name of an existing unit, or upload the unit first.",
    ),
    "UNIT_ENDS": ENDS["UNIT_ENDS"],
    "UNIT_AMBIGUOUS": (
        "Ada {count} unit yang nama atau id-nya begini. Tulis id unitnya persis, huruf besar dan kecilnya juga.",
        "{count} units have this name or id. Write the unit's id exactly, capitals and small letters too.",
    ),
    "OFFICE_UNKNOWN": (
        "Kantor ke-{order} tidak dikenal. Pakai nama atau office_id dari unduhan kantor, dipisah tanda |.",
        "Office number {order} is unknown. Use a name or office_id from the download of offices, separated by |.",
    ),
    "OFFICE_AMBIGUOUS": (
        "Lebih dari satu kantor bernama seperti kantor ke-{order}. Tulis office_id dari unduhan kantor.",
        "Several offices are called like office number {order}. Write office_id from the download of offices.",
    ),
    "OFFICE_UNUSED": (
        "Kantor ke-{order} belum dipakai unit mana pun. Tetapkan dulu pada unitnya.",
        "No unit uses office number {order} yet. Tie it to its unit first.",
    ),
    "PATTERN_UNKNOWN": (
        "Pola kerja tidak dikenal. Pakai salah satu dari: {known}; tulis roster untuk kerja bergilir.",
        "Unknown shift pattern. Use one of: {known}; write roster for shift workers.",
    ),
    "SUPERVISOR_UNKNOWN": (
        "Nomor atasan tidak ada di berkas maupun terdaftar. Perbaiki, tambahkan orangnya, atau kosongkan.",
        "The supervisor's number is neither in the file nor registered. Correct it, add the person, or leave it empty.",
    ),
    "SUPERVISOR_CIRCLE": (
        "Atasan saling membawahi (baris {rows}). Ubah atasan salah satunya.",
        "These supervisors stand above each other (rows {rows}). Change the supervisor of one.",
    ),
    "EMAIL_INVALID": (
        "Alamat surel tidak sah. Tulis seperti nama@contoh.go.id, atau kosongkan.",
        "Not an e-mail address. Write it like name@example.org, or leave it empty.",
    ),
    "SEX_UNKNOWN": (
        "Jenis kelamin harus L atau P; - menghapus yang tercatat. Perbaiki, atau kosongkan.",
        "Write the sex as L (male) or P (female); - removes what is registered. Correct it, or leave it empty.",
    ),
    "DATE_AMBIGUOUS": (
        "Tanggal harus ditulis TTTT-BB-HH, misalnya 2026-12-31.",
        "Write the date as YYYY-MM-DD, for example 2026-12-31.",
    ),
    "ROLE_UNKNOWN": (
        "Peran tidak dikenal. Pakai: {known}; dipisah tanda |, atau kosongkan.",
        "Unknown role. Use: {known}; separated by |, or leave it empty.",
    ),
    "ROLE_BY_HAND": (
        "Peran sekota tidak diberikan lewat berkas. Kosongkan; admin kota memberinya di lembar orangnya.",
        "City-wide roles are not given by a file. Leave it empty; a city admin gives it on the person's own page.",
    ),
    "ROLE_HELD": (
        "Orang ini memegang peran sekota. Cabut dulu perannya di lembar orangnya, lalu isi hari terakhirnya.",
        "This person holds a city-wide role. Take it away on the person's own page first, then enter the last day.",
    ),
    "HAS_LEFT": (
        "Hari kerja terakhirnya sudah lewat dan tetap. Kosongkan; bila kembali bekerja, beri penugasan baru.",
        "The last day of service has passed and stands. Leave it empty; whoever comes back gets a new assignment.",
    ),
    "LEFT_TOO_EARLY": (
        "Hari terakhir paling lama {days} hari yang lalu.",
        "The last day is at most {days} days ago.",
    ),
    "LEFT_BEFORE_START": (
        "Hari terakhir mendahului hari pertamanya. Perbaiki tanggalnya, atau hapus baris orang yang sudah berhenti.",
        "The last day is before the first. Correct the dates, or remove the row of somebody who has left.",
    ),
    "UNIT_ID_INVALID": (
        "Id unit terdiri dari 1-26 huruf, angka, titik, garis bawah, atau strip. Perbaiki.",
        "A unit's id is 1-26 letters, digits, dots, underscores or hyphens. Correct it.",
    ),
    "DUPLICATE_ID": (
        "Id ini sudah ada pada baris {first_row}. Beri setiap unit id sendiri.",
        "Row {first_row} has the same id. Give each unit its own.",
    ),
    "PARENT_UNKNOWN": (
        "Unit induk tidak ada di berkas maupun terdaftar. Perbaiki, tambahkan unitnya, atau kosongkan untuk OPD.",
        "The parent is neither in the file nor registered. Correct it, add the unit, or leave it empty for an OPD.",
    ),
    "PARENT_AMBIGUOUS": (
        "Ada {count} unit bernama seperti induknya. Tulis id unit induknya.",
        "{count} units are called like the parent. Write the parent's id.",
    ),
    "UNIT_CIRCLE": (
        "Unit saling membawahi: {units}. Ubah induk salah satunya.",
        "These units stand above each other: {units}. Change the parent of one.",
    ),
}

WARNINGS: Texts = {
    "SUPERVISOR_WAITS": (
        "Baris ini menunggu: baris atasannya belum dapat diterapkan.",
        "This row waits: that of the supervisor cannot be applied yet.",
    ),
    "ROLE_SET": (
        "Baris ini memberi peran. Peran orang ini atas {unit}: {peran}. Pastikan memang demikian.",
        "This row gives roles. This person's roles over {unit}: {roles}. Make sure that they are meant.",
    ),
    "LAST_DAY_SET": (
        "Baris ini mengakhiri masa kerja. Hari kerja terakhir orang ini: {left_on}. Pastikan memang demikian.",
        "This row ends somebody's service. The last day: {left_on}. Make sure that it is meant.",
    ),
    "MAKER_ROLE_SET": (
        "Baris ini memberi peran kepada pembuat berkas ini. Peran atas {unit}: {peran}. Tanyakan dulu dasarnya.",
        "This row gives roles to whoever made this file. Roles over {unit}: {roles}. Ask first what they rest on.",
    ),
    "MAKER_SUPERVISOR_LEAVES": (
        "Baris ini mengakhiri masa kerja atasan pembuat berkas ini. Hari terakhir: {left_on}. Tanyakan dulu dasarnya.",
        "This row ends the service of a supervisor of whoever made this file: {left_on}. Ask first what it rests on.",
    ),
}
