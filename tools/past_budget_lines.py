"""The lines of the demo's budgets: two hundred over the units that have one, all invented, the same every time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from chalicelib.domain.budget import BudgetNames, Target
from tools.past_people import SEED

LINES = {  # unit -> how many; Bagian Organisasi has no budget of its own
    "contoh-dinkes": 34,
    "contoh-pkm-utara": 14,
    "contoh-pkm-barat": 12,
    "contoh-disdik": 32,
    "contoh-sd-melati": 6,
    "contoh-smp-kenanga": 8,
    "contoh-kec-pantai": 18,
    "contoh-kel-karang": 8,
    "contoh-pu": 32,
    "contoh-damkar": 14,
    "contoh-dukcapil": 14,
    "setda": 8,
}
AFFAIRS = {
    "contoh-dinkes": "1.02",
    "contoh-pkm-utara": "1.02",
    "contoh-pkm-barat": "1.02",
    "contoh-disdik": "1.01",
    "contoh-sd-melati": "1.01",
    "contoh-smp-kenanga": "1.01",
    "contoh-kec-pantai": "7.01",
    "contoh-kel-karang": "7.01",
    "contoh-pu": "1.03",
    "contoh-damkar": "1.05",
    "contoh-dukcapil": "2.12",
    "setda": "4.01",
}
OFFICE = (  # programme 01 of every affair
    (
        "01 Penunjang Urusan Pemerintahan Daerah|2.01 Perencanaan, Penganggaran, dan Evaluasi Kinerja|0001 Penyusunan "
        "Dokumen Perencanaan Perangkat Daerah"
    ),
    (
        "01 Penunjang Urusan Pemerintahan Daerah|2.06 Administrasi Umum Perangkat Daerah|0009 Penyelenggaraan Rapat "
        "Koordinasi dan Konsultasi"
    ),
    (
        "01 Penunjang Urusan Pemerintahan Daerah|2.08 Penyediaan Jasa Penunjang|0002 Penyediaan Jasa Komunikasi, "
        "Air, dan Listrik"
    ),
    "01 Penunjang Urusan Pemerintahan Daerah|2.09 Pemeliharaan Barang Milik Daerah|0009 Pemeliharaan Gedung Kantor",
)
OWN = {
    "1.02": (
        "02 Pemenuhan Upaya Kesehatan|2.02 Penyediaan Layanan Kesehatan|0001 Pengelolaan Pelayanan Kesehatan Ibu Hamil",
        "02 Pemenuhan Upaya Kesehatan|2.02 Penyediaan Layanan Kesehatan|0017 Pengelolaan Surveilans Kesehatan",
        "02 Pemenuhan Upaya Kesehatan|2.01 Penyediaan Fasilitas Kesehatan|0014 Pengadaan Alat Kesehatan Puskesmas",
        "03 Peningkatan Kapasitas Tenaga Kesehatan|2.03 Pengembangan Mutu|0001 Pelatihan Tenaga Kesehatan",
    ),
    "1.01": (
        "02 Pengelolaan Pendidikan|2.01 Pengelolaan Pendidikan Dasar|0012 Rehabilitasi Ruang Kelas",
        "02 Pengelolaan Pendidikan|2.01 Pengelolaan Pendidikan Dasar|0026 Pengelolaan Dana Operasional Sekolah",
        "02 Pengelolaan Pendidikan|2.02 Pengelolaan Pendidikan Menengah Pertama|0031 Pembinaan Minat dan Bakat Siswa",
        "04 Pendidik dan Tenaga Kependidikan|2.01 Pemerataan Pendidik|0002 Penataan Kebutuhan Guru",
    ),
    "7.01": (
        "02 Penyelenggaraan Pelayanan Publik|2.01 Koordinasi Pelayanan|0003 Peningkatan Efektivitas Pelayanan Warga",
        "03 Pemberdayaan Masyarakat|2.02 Kegiatan Pemberdayaan|0001 Pembangunan Sarana dan Prasarana Lingkungan",
        "04 Ketenteraman dan Ketertiban Umum|2.01 Upaya Ketenteraman|0001 Sinergi dengan Kepolisian dan Linmas",
    ),
    "1.03": (
        "10 Penyelenggaraan Jalan|2.01 Jalan Kota|0005 Rekonstruksi Jalan",
        "10 Penyelenggaraan Jalan|2.01 Jalan Kota|0009 Pemeliharaan Berkala Jalan",
        (
            "06 Sistem Drainase|2.01 Drainase Kota|0007 Peningkatan Saluran Drainase Perkotaan dan Penanganan Titik "
            "Genangan di Kawasan Permukiman Padat"
        ),
        "08 Penataan Bangunan|2.01 Bangunan Gedung|0002 Pengawasan Bangunan Gedung",
    ),
    "1.05": (
        "04 Pencegahan dan Penanggulangan Kebakaran|2.01 Pencegahan Kebakaran|0001 Inspeksi Proteksi Kebakaran",
        "04 Pencegahan dan Penanggulangan Kebakaran|2.02 Sarana Pemadam|0004 Pengadaan Alat Pelindung Diri",
    ),
    "2.12": (
        "02 Pendaftaran Penduduk|2.01 Pelayanan Pendaftaran|0005 Layanan Keliling Kependudukan",
        "03 Pencatatan Sipil|2.01 Pelayanan Pencatatan|0002 Pencatatan Akta Kelahiran",
    ),
    "4.01": (
        "02 Pemerintahan dan Kesejahteraan Rakyat|2.01 Administrasi Tata Pemerintahan|0001 Penataan Administrasi",
        "03 Perekonomian dan Pembangunan|2.02 Pengelolaan Kebijakan|0003 Pelaporan Administrasi Pembangunan",
    ),
}
ACCOUNTS = (  # code, name, millions of rupiah about which a ceiling lies
    ("5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 18),
    ("5.1.02.01.01.0052", "Belanja Makanan dan Minuman Rapat", 45),
    ("5.1.02.04.01.0001", "Belanja Perjalanan Dinas Biasa", 90),
    ("5.1.02.02.01.0003", "Honorarium Narasumber", 36),
    ("5.1.02.02.01.0026", "Belanja Jasa Tenaga Administrasi", 240),
    ("5.2.02.10.01.0002", "Belanja Modal Peralatan Komputer", 150),
)
BUILT = ("5.2.04.01.01.0003", "Belanja Modal Jalan Kota", 2_800)  # where roads and gutters are built
MILLION = 1_000_000
AHEAD = ("contoh-kel-karang", "contoh-sd-melati")  # of their targets, on the whole
PACES = (((100, 94, 78, 55, 25, 108), (30, 30, 18, 10, 4, 8)), ((100, 106, 112), (30, 40, 30)))
RUNNING_BP = (300, 800, 1500, 2300, 3200, 4100, 5000, 6000, 7000, 8000, 9000, 9800)
CAPITAL_BP = (0, 0, 200, 500, 1200, 2000, 3000, 4500, 6000, 7500, 9000, 9800)


@dataclass(frozen=True)
class PastLine:
    """place   among its unit's lines. pace: what comes of the target, in hundredths: 100 is all of it."""

    unit_id: str
    place: int
    code: str
    account: str
    names: BudgetNames
    ceiling_idr: int
    pace: int

    @property
    def line_id(self) -> str:
        return f"{self.code}-{self.account}"

    @property
    def targets(self) -> tuple[Target, ...]:
        shares = CAPITAL_BP if self.account.startswith("5.2") else RUNNING_BP
        return tuple(Target(self.ceiling_idr * share // 10_000, share) for share in shares)

    def realised(self, month: int) -> tuple[int, int]:
        """Rupiah and hundredths of a percent of the work, January to this month's end; work goes before its bills."""
        target = self.targets[month - 1]
        idr = min(target.idr * self.pace // 100, self.ceiling_idr) // 1_000 * 1_000
        return idr, min((target.physical_bp or 0) * (self.pace + 6) // 100, 10_000)


@cache
def lines_of(unit_id: str) -> tuple[PastLine, ...]:
    return tuple(_lines(unit_id))


def codes_of(unit_id: str) -> list[str]:
    """Of the unit's sub-activities, those of its own affairs first; none where it has no budget."""
    codes = dict.fromkeys(each.code for each in lines_of(unit_id))
    return sorted(codes, key=lambda code: code.split(".")[2] == "01")


def _lines(unit_id: str) -> Iterator[PastLine]:
    affair = AFFAIRS.get(unit_id, "")
    subs = (*OWN.get(affair, ()), *OFFICE)
    for place in range(LINES.get(unit_id, 0)):
        at, turn = place % len(subs), place // len(subs)
        account, name, about = ACCOUNTS[(turn + at) % len(ACCOUNTS)]
        if affair == "1.03" and turn == 0 and at < 3:
            account, name, about = BUILT
        (number, programme), (part, activity), (last, sub) = (each.split(" ", 1) for each in subs[at].split("|"))
        random = Random(f"{SEED} budget {unit_id} {place}")
        yield PastLine(
            unit_id=unit_id,
            place=place,
            code=f"{affair}.{number}.{part}.{last}",
            account=account,
            names=BudgetNames(programme, activity, sub, name),
            ceiling_idr=round(about * random.uniform(0.6, 1.6) * 10) * MILLION // 10,
            pace=random.choices(*PACES[unit_id in AHEAD])[0],
        )
