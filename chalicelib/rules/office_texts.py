"""What a file of offices is told, code by code: (Indonesian, English), each with the fix. See docs/imports.md."""

from chalicelib.rules.import_report import Texts

FAULTS: Texts = {
    "FEATURECOLLECTION_REQUIRED": (
        "Berkas harus sebuah GeoJSON FeatureCollection. Ekspor seluruh lapisan dari GIS, bukan satu objek.",
        "The file must be a GeoJSON FeatureCollection. Export the whole layer from the GIS, not one object.",
    ),
    "NO_FEATURES": (
        "Tidak ada lokasi di sini. Gambarkan titik atau area kantornya, atau hapus barisnya.",
        "There is no place here. Draw the office's point or area, or delete the row.",
    ),
    "TOO_MANY_FEATURES": (
        "Berkas memuat {count} kantor; paling banyak {limit}. Bagi menjadi beberapa berkas.",
        "The file holds {count} offices; at most {limit}. Split it into several files.",
    ),
    "TOO_MANY_VERTICES": (
        "Berkas memuat {count} titik sudut; paling banyak {limit}. Sederhanakan area atau bagi berkasnya.",
        "The file holds {count} vertices; at most {limit}. Simplify the areas or split the file.",
    ),
    "CRS_UNSUPPORTED": (
        "Sistem koordinat ini tidak diterima. Ekspor ulang sebagai GeoJSON RFC 7946 (CRS84, bujur lalu lintang).",
        "This coordinate system is not accepted. Export again as RFC 7946 GeoJSON (CRS84, longitude first).",
    ),
    "TYPE": (
        "Isi bagian ini harus {expected}.",
        "This part must be {expected}.",
    ),
    "DUPLICATE_ID": (
        "Id ini sudah dipakai {first}. Beri setiap kantor id sendiri, atau kosongkan untuk kantor baru.",
        "This id is already used by {first}. Give each office its own id, or leave it out for a new office.",
    ),
    "NAME_MISSING": (
        "Nama kantor kosong. Isi kolom {expected}, atau pilih kolom nama dari: {present}.",
        "The office has no name. Fill {expected}, or choose the name column from: {present}.",
    ),
    "RADIUS_RANGE": (
        "Radius harus angka {minimum_m} sampai {maximum_m} meter, tanpa tanda kutip; kosongkan untuk radius bawaan.",
        "The radius must be a number from {minimum_m} to {maximum_m} metres, unquoted; leave it out for the default.",
    ),
    "ZONE_UNKNOWN": (
        "Zona waktu tidak dikenal. Pakai salah satu dari {zones}, atau kosongkan.",
        "Unknown time zone. Use one of {zones}, or leave it out.",
    ),
    "ZONE_FIXED": (
        'Zona waktu "{name}" tetap: hari yang lalu dinilai dengannya. Kosongkan zonanya, atau buat kantor baru.',
        'The zone of "{name}" stays: past days are judged by it. Leave the zone out, or make a new office.',
    ),
    "POSITION_ORDER": (
        "Bujur dan lintang tertukar ({longitude}, {latitude}). GeoJSON menulis bujur dulu; tukar kedua angkanya.",
        "Longitude and latitude are exchanged ({longitude}, {latitude}). Longitude comes first; swap the two numbers.",
    ),
    "LONGITUDE_RANGE": (
        "Bujur {longitude} bukan derajat (-180 sampai 180). Ekspor ulang dalam derajat WGS 84, bukan meter.",
        "Longitude {longitude} is not in degrees (-180 to 180). Export again in WGS 84 degrees, not metres.",
    ),
    "LATITUDE_RANGE": (
        "Lintang {latitude} bukan derajat (-90 sampai 90). Periksa apakah bujur dan lintang tertukar.",
        "Latitude {latitude} is not in degrees (-90 to 90). Check whether longitude and latitude are exchanged.",
    ),
    "OUTSIDE_JURISDICTION": (
        "Lokasi ({longitude}, {latitude}) di luar kota. Perbaiki letaknya, atau lebarkan batas kota di pengaturan.",
        "The position ({longitude}, {latitude}) is outside the city. Move it, or widen the city's box in the settings.",
    ),
    "POSITION_LENGTH": (
        "Satu posisi terdiri dari dua angka, [bujur, lintang]. Hapus angka selebihnya.",
        "A position has two numbers, [longitude, latitude]. Delete the others.",
    ),
    "NUMBER_NOT_FINITE": (
        "Koordinat harus angka biasa, bukan NaN atau tak terhingga. Perbaiki angkanya.",
        "Coordinates must be ordinary numbers, not NaN or infinite. Correct the number.",
    ),
    "ANTIMERIDIAN_UNSUPPORTED": (
        "Area melintasi bujur 180 derajat. Perbaiki bujurnya, atau bagi area menjadi dua.",
        "The area crosses the 180th meridian. Correct the longitudes, or split the area in two.",
    ),
    "RING_NOT_CLOSED": (
        "Garis batas tidak tertutup. Ulangi posisi pertama sebagai posisi terakhir.",
        "The outline is not closed. Repeat the first position as the last.",
    ),
    "RING_TOO_SHORT": (
        "Garis batas perlu paling sedikit empat posisi, yang terakhir sama dengan yang pertama.",
        "An outline needs at least four positions, the last equal to the first.",
    ),
    "RING_DEGENERATE": (
        "Garis batas tidak memiliki luas. Gambar ulang areanya.",
        "The outline encloses nothing. Draw the area again.",
    ),
    "RING_SELF_INTERSECTS": (
        "Garis batas memotong dirinya sendiri, atau bagian-bagiannya bertumpuk. Perbaiki dengan Fix Geometries di GIS.",
        "The outline crosses itself, or its parts overlap. Mend it with Fix Geometries in the GIS.",
    ),
    "HOLE_OUTSIDE": (
        "Lubang keluar dari areanya. Gambar lubang sepenuhnya di dalam area, atau hapus.",
        "The hole leaves its area. Draw the hole wholly inside it, or delete it.",
    ),
}

WARNINGS: Texts = {
    "ALTITUDE_DROPPED": (
        "Ketinggian (angka ketiga) diabaikan pada {count} posisi.",
        "The altitude (third number) of {count} positions was dropped.",
    ),
    "RADIUS_IGNORED": (
        "{count} area memuat radius; area tidak memakai radius.",
        "{count} areas give a radius; areas have none.",
    ),
    "ID_UNKNOWN": (
        "{count} id di berkas tidak dikenal; kantornya dicocokkan dengan nama dan letak.",
        "{count} ids of the file are unknown here; those offices were matched by name and place.",
    ),
    "NEAR_DUPLICATE": (
        '"{name}" dan "{other_name}" berjarak {distance_m} m. Hapus salah satunya jika kantornya sama.',
        '"{name}" and "{other_name}" are {distance_m} m apart. Remove one if they are the same office.',
    ),
    "NEAR_DUPLICATES_CUT": (
        "Masih ada kantor kembar lain; hanya {limit} yang ditampilkan.",
        "There are more near duplicates; only {limit} are shown.",
    ),
    "REPEATED_NAME": (
        'Ada {count} kantor bernama "{name}". Tambahkan tempatnya pada nama agar dapat dibedakan.',
        '{count} offices are called "{name}". Add the place to the name to tell them apart.',
    ),
    "MOVED_FAR": (
        '"{name}" berpindah {distance_m} m. Pastikan id-nya benar.',
        '"{name}" moves by {distance_m} m. Make sure that its id is right.',
    ),
    "AREA_REPLACED": (
        'Area "{name}" diganti lingkaran. Hapus barisnya dari berkas jika area itu harus tetap.',
        'The area of "{name}" is replaced by a circle. Remove its row from the file if the area must stay.',
    ),
    "FENCE_PLANNED": (
        '"{name}" sudah memiliki batas lain yang direncanakan mulai {starts_on}; rencana itu tetap berlaku.',
        '"{name}" already has another fence planned from {starts_on}; that plan stays.',
    ),
}
