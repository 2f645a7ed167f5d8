"""What a request is told that is not in order: how to mend it, in Indonesian and English."""

from chalicelib.rules.import_report import Texts

REQUEST_TEXTS: Texts = {
    "REQUIRED": ("Isian ini wajib untuk jenis permohonan ini.", "This kind of request needs this field."),
    "FIELD_NOT_OF_KIND": (
        "Isian ini bukan untuk jenis permohonan ini; kosongkan.",
        "This field is not for this kind of request; leave it out.",
    ),
    "PLACE_NEEDED": (
        "Sebutkan tempat presensinya, atau kosongkan slot yang wajib.",
        "Say where to check in, or leave out the slots that are due.",
    ),
    "DUE_NEEDED": (
        "Sebutkan slot mana yang wajib di tempat ini, atau kosongkan tempatnya.",
        "Say which slots are due at this place, or leave the place out.",
    ),
    "TIMES_OF_ONE_DATE": (
        "Izin datang lambat atau pulang awal berlaku untuk satu tanggal.",
        "Coming late or leaving early is for one date.",
    ),
    "TIMES_CROSS": (
        "Waktu pulang harus setelah waktu datang.",
        "The time of leaving must come after that of arriving.",
    ),
    "ENDS_BEFORE_START": (
        "Tanggal akhir tidak boleh sebelum tanggal mulai.",
        "The last date must not come before the first.",
    ),
    "REQUEST_TOO_LONG": (
        "Paling lama {limit_days} hari sekali minta; pilih tanggal akhir yang lebih awal.",
        "{limit_days} days at a time at most; choose an earlier last date.",
    ),
    "TOO_FAR_AHEAD": (
        "Dapat diajukan paling awal {limit_days} hari sebelum mulai.",
        "It can be asked for at most {limit_days} days before it begins.",
    ),
    "REQUEST_TOO_LATE": (
        "Batas mengajukan sendiri sudah lewat ({last_on}). Minta operator unit mengajukannya dengan alasan.",
        "The last day to ask yourself has passed ({last_on}). Have your unit's operator file it, with the reason.",
    ),
    "REQUEST_TOO_OLD": (
        "Tanggalnya lebih dari {limit_days} hari yang lalu; tidak dapat diajukan lagi.",
        "Its dates are more than {limit_days} days ago; it can no longer be asked for.",
    ),
    "RETURN_LAPSED": (
        "Batas mengirim ulang permohonan ini sudah lewat ({last_on}). Ajukan permohonan baru.",
        "This request could be sent again until {last_on}. File a new one.",
    ),
    "LATE_REASON_NEEDED": (
        "Isi “Alasan terlambat diajukan”: tulis mengapa permohonan ini baru diajukan sekarang.",
        "Fill in “Why it comes late”: say why this request is filed so late.",
    ),
    "OVERLAPS": (
        "Bentrok dengan permohonan lain ({starts_on} s.d. {ends_on}). Tarik yang itu, atau ubah tanggalnya.",
        "It overlaps another request ({starts_on} to {ends_on}). Withdraw that one, or change the dates.",
    ),
    "NOT_ASSIGNED": (
        "Pada tanggal ini belum ada penugasan di unit mana pun; pilih tanggal lain.",
        "There is no assignment to any unit on this date; choose another one.",
    ),
    "OTHER_UNIT": (
        "Tanggal ini milik unit lain; batalkan permohonan ini dan ajukan yang baru.",
        "This date is another unit's; withdraw this request and file a new one.",
    ),
    "NO_WORKING_DAY": (
        "Tidak ada hari kerja di antara tanggal ini; tidak perlu cuti.",
        "There is no working day among these dates; no leave is needed.",
    ),
    "SLOT_NOT_PLANNED": (
        "Slot ini tidak ada dalam jadwal pada tanggal itu.",
        "This slot is not in the plan of that date.",
    ),
    "SLOT_NOT_OPEN_YET": (
        "Jam presensi ini belum dibuka; lakukan presensi seperti biasa.",
        "This window has not opened yet; check in as usual.",
    ),
    "SLOT_CHECKED_IN": (
        "Slot ini sudah tercatat. Bila catatannya keliru, ajukan keberatan.",
        "This slot is recorded already. If the record is wrong, object to it.",
    ),
    "COUNTS_AT_OUTSIDE": (
        "Waktu yang diminta harus dalam jam presensi slot ini: {opens_at} s.d. {closes_at}.",
        "The time asked for must lie in the window of this slot: {opens_at} to {closes_at}.",
    ),
    "COUNTS_AT_AHEAD": ("Waktu yang diminta belum terjadi.", "The time asked for has not come yet."),
    "ATTEMPT_UNKNOWN": (
        "Percobaan presensi ini tidak ditemukan pada tanggal itu.",
        "There is no such try to check in on that date.",
    ),
    "BOTH_TRY_AND_SLOT": (
        "Slot ini berbeda dari slot percobaannya; kosongkan salah satu.",
        "This slot is not that of the try; leave one of them out.",
    ),
}
