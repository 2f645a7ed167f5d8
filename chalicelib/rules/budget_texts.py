"""What whoever writes a budget is told, code by code: (Indonesian, English). See docs/imports.md for those of files."""

from chalicelib.rules.import_report import Texts

FAULTS: Texts = {
    "BUDGET_CODE": (
        "Tulis kode sub kegiatan lengkap seperti 5.03.02.2.01.0001, dengan titik dan nol di depannya.",
        "Write the whole code of the sub-activity like 5.03.02.2.01.0001, with its dots and leading zeros.",
    ),
    "BUDGET_ACCOUNT": (
        "Tulis kode rekening belanja lengkap seperti 5.1.02.01.01.0001, dengan titik dan nol di depannya.",
        "Write the whole code of the spending account like 5.1.02.01.01.0001, with its dots and leading zeros.",
    ),
    "BUDGET_AMOUNT": (
        "Tulis rupiah bulat dari 0 sampai {maximum}, seperti 1234567 atau 1.234.567; tanpa sen, minus, atau rumus.",
        "Write whole rupiah from 0 to {maximum}, like 1234567 or 1.234.567; no cents, minus or formula.",
    ),
    "BUDGET_PERCENT": (
        "Tulis persen dari 0 sampai 100, paling banyak dua angka di belakang koma, seperti 37,5.",
        "Write a percentage from 0 to 100 with at most two decimals, like 37.5.",
    ),
    "BUDGET_DUPLICATE": (
        "Sub kegiatan dan rekening ini sudah ada pada baris {first_row}. Gabungkan, atau hapus salah satunya.",
        "Row {first_row} has this sub-activity and account already. Merge the rows, or remove one.",
    ),
    "BUDGET_LEVEL": (
        "Kode ini bukan awal dari kode sub kegiatan {whole}. Perbaiki salah satunya.",
        "This code is not what the sub-activity's code, {whole}, begins with. Correct one of them.",
    ),
    "CEILING_DATE": (
        "Pagu berlaku mulai tanggal dalam tahun {year}, dan tidak sebelum {last}, tanggal pagu terakhir.",
        "A ceiling holds from a date in {year} on, and not before {last}, the date of the last one.",
    ),
    "CEILING_BELOW_REALISED": (
        "Realisasi {month} sudah {realised}. Pagu paling sedikit sebesar itu; koreksi realisasinya dulu bila keliru.",
        "{realised} were spent by {month}. The ceiling is at least that; first correct what was told if wrong.",
    ),
    "TARGET_FALLS": (
        "Target bersifat kumulatif: {month} tidak boleh di bawah bulan sebelumnya. Jumlahkan dari Januari.",
        "Targets are cumulative: that of {month} may not be below the month before. Count from January on.",
    ),
    "TARGET_ABOVE_CEILING": (
        "Target {month} melebihi pagu {ceiling}. Turunkan targetnya, atau naikkan pagunya.",
        "The target of {month} is above the ceiling, {ceiling}. Lower the target, or raise the ceiling.",
    ),
    "TARGETS_COUNT": (
        "Isi dua belas target, Januari sampai Desember, atau kosongkan semuanya.",
        "Give twelve targets, January to December, or none at all.",
    ),
    "REALISED_ABOVE_CEILING": (
        "Melebihi pagu akhir {month}, {ceiling}. Tulis paling banyak sebesar itu; bila lebih, pagunya direvisi dulu.",
        "Above the ceiling of {month}, {ceiling}. Write that at most; where more was spent, revise the ceiling first.",
    ),
    "ABOVE_LATER": (
        "{month} sudah dilaporkan {later} sejak Januari; bulan ini tidak boleh lebih. Perbaiki dulu {month}.",
        "{month} was reported as {later} since January; this month cannot be more. Correct {month} first where wrong.",
    ),
    "CORRECTION_MISSING": (
        "Angka ini turun dari {was}. Tulis alasannya pada catatan koreksi, paling sedikit {letters} huruf.",
        "This falls from {was}. Say why in the correction note, in at least {letters} letters.",
    ),
    "MONTH_AHEAD": (
        "{month} belum mulai. Laporkan bulan berjalan atau yang sudah lewat.",
        "{month} has not begun. Tell the running month, or one that is over.",
    ),
    "RESPONSIBLE_UNKNOWN": (
        "Pegawai ini tidak bekerja di perangkat daerah ini. Pilih pegawai OPD yang memiliki anggarannya.",
        "This person does not work in this OPD. Choose somebody of the OPD whose budget it is.",
    ),
    "OBSTACLES_FULL": (
        "Satu baris memuat paling banyak {limit} kendala. Lanjutkan salah satunya.",
        "A line holds {limit} obstacles at most. Go on with one of them.",
    ),
    "UNLOCK_UNTIL": (
        "Pilih tanggal dari hari ini sampai {limit} hari ke depan.",
        "Choose a date from today up to {limit} days ahead.",
    ),
}
WARNINGS: Texts = {
    "BUDGET_GONE": (
        "{unit}: {count} baris tidak ada di berkas ini dan tetap seperti adanya: {lines}. Pagu 0 mengakhirinya.",
        "{unit}: {count} lines are not in this file and stay as they are: {lines}. A ceiling of 0 ends one.",
    ),
}
MONTHS = (
    ("Januari", "January"), ("Februari", "February"), ("Maret", "March"), ("April", "April"), ("Mei", "May"),
    ("Juni", "June"), ("Juli", "July"), ("Agustus", "August"), ("September", "September"), ("Oktober", "October"),
    ("November", "November"), ("Desember", "December"),
)  # fmt: skip


def rupiah(amount_idr: int) -> str:
    return f"Rp {amount_idr:,}".replace(",", ".")


def percent(share_bp: int) -> str:
    whole, rest = divmod(share_bp, 100)
    return f"{whole},{rest:02} %" if rest else f"{whole} %"
