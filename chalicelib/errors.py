"""Every refusal as a Problem class: what a client switches on (`code`) and what a person reads (`detail`).

The family tree: Problem > Unreadable (400), Unauthenticated (401), Forbidden (403), Unknown (404), Conflict (409),
Gone (410), TooLarge (413), WrongType (415), Refused (422), ClientTooOld (426), TooMany (429), Unavailable (503).
Texts are (Indonesian, English); facts ride along under names with their unit. docs/problems.md is made from here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

Text = tuple[str, str]
LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True)
class FieldError:
    """One fault of a body: where (RFC 6901 pointer), which (stable code), and how to mend it."""

    pointer: str
    code: str
    detail: Text


class Problem(Exception):
    """A refusal, in the shape of RFC 9457.

    facts    extra members of the answer; `detail` may name them in braces.
    errors   faults of the input, all of one body at once (at most 20 are shown).
    """

    status: ClassVar[int] = 500
    code: ClassVar[str] = ""
    title: ClassVar[Text] = ("", "")
    detail: ClassVar[Text] = ("", "")

    def __init__(self, errors: Sequence[FieldError] = (), **facts: object) -> None:
        super().__init__(self.code)
        self.errors = tuple(errors)
        self.facts: Mapping[str, object] = facts
        self.retry_after_s: int | None = None

    def body(self, language: str, instance: str) -> dict[str, object]:
        """The problem+json members in the language asked for."""
        index = LANGUAGES.index(language)
        answer: dict[str, object] = {
            "type": "/problems/" + self.code.lower().replace("_", "-"),
            "title": self.title[index],
            "status": self.status,
            "code": self.code,
            "detail": self.detail[index].format(**self.facts),
            "instance": instance,
            **self.facts,
        }
        if self.errors:
            shown = self.errors[:20]
            answer["errors"] = [
                {"pointer": each.pointer, "code": each.code, "detail": each.detail[index]} for each in shown
            ]
        return answer


class Unreadable(Problem):
    status = 400


class Unauthenticated(Problem):
    status = 401


class Forbidden(Problem):
    status = 403


class Unknown(Problem):
    status = 404


class Conflict(Problem):
    status = 409


class Gone(Problem):
    status = 410


class TooLarge(Problem):
    status = 413


class WrongType(Problem):
    status = 415


class Refused(Problem):
    status = 422


class ClientTooOld(Problem):
    status = 426


class TooMany(Problem):
    status = 429


class Unavailable(Problem):
    status = 503


class BodyNotObject(Unreadable):
    code = "BODY_NOT_OBJECT"
    title = ("Isi harus objek JSON", "The body must be a JSON object")
    detail = (
        'Kirim satu objek JSON, misalnya {{"slot": "arrival"}}.',
        'Send one JSON object, such as {{"slot": "arrival"}}.',
    )


class JsonMalformed(Unreadable):
    code = "JSON_MALFORMED"
    title = ("JSON tidak terbaca", "Malformed JSON")
    detail = (
        "Isi bukan JSON yang sah: {reason}.",
        "The body is not valid JSON: {reason}.",
    )


class BadEncoding(Unreadable):
    code = "ENCODING"
    title = ("Bukan UTF-8", "Not UTF-8")
    detail = (
        "Kirim teks dalam UTF-8 tanpa BOM.",
        "Send the text as UTF-8 without a byte order mark.",
    )


class JsonDuplicateKey(Unreadable):
    code = "JSON_DUPLICATE_KEY"
    title = ("Nama ganda dalam JSON", "Duplicate name in JSON")
    detail = (
        "Nama {key} muncul lebih dari sekali; kirim sekali saja.",
        "The name {key} appears more than once; send it once.",
    )


class JsonTooDeep(Unreadable):
    code = "JSON_TOO_DEEP"
    title = ("JSON terlalu dalam", "JSON too deep")
    detail = (
        "Isi boleh paling dalam {limit} tingkat dan {keys_limit} nama.",
        "The body may be at most {limit} levels deep with {keys_limit} names.",
    )


class UnknownField(Unreadable):
    code = "UNKNOWN_FIELD"
    title = ("Isian tidak dikenal", "Unknown field")
    detail = (
        "Hapus isian yang disebut dalam errors; hanya yang tertulis di dokumentasi yang diterima.",
        "Remove the fields named in errors; only documented ones are accepted.",
    )


class BadIdempotencyKey(Unreadable):
    code = "IDEMPOTENCY_KEY"
    title = ("Idempotency-Key tidak sah", "Bad Idempotency-Key")
    detail = (
        "Kirim header Idempotency-Key 1-64 huruf, angka, - atau _, yang baru untuk tiap permintaan.",
        "Send an Idempotency-Key header of 1-64 letters, digits, - or _, a new one for each request.",
    )


class TokenInvalid(Unauthenticated):
    code = "TOKEN_INVALID"
    title = ("Silakan masuk lagi", "Please log in again")
    detail = (
        "Sesi Anda sudah berakhir atau tidak sah. Masuk lagi; yang sudah tersimpan di ponsel tidak hilang.",
        "Your session has ended or is not valid. Log in again; what is saved on the phone is not lost.",
    )


class RoleMissing(Forbidden):
    code = "ROLE_MISSING"
    title = ("Bukan untuk peran Anda", "Not for your role")
    detail = (
        "Bagian ini hanya untuk peran lain. Hubungi operator unit Anda bila ini keliru.",
        "This is for other roles. Ask your unit's operator if that is a mistake.",
    )


class NotFound(Unknown):
    code = "NOT_FOUND"
    title = ("Tidak ditemukan", "Not found")
    detail = (
        "Yang Anda minta tidak ada atau di luar jangkauan Anda.",
        "What you asked for does not exist or is out of your reach.",
    )


class AlreadyCheckedIn(Conflict):
    code = "ALREADY_CHECKED_IN"
    title = ("Sudah presensi", "Already checked in")
    detail = (
        "Presensi ini sudah tercatat pukul {first_local_time}.",
        "This check-in was recorded at {first_local_time}.",
    )


class DeviceAlreadyBound(Conflict):
    code = "DEVICE_ALREADY_BOUND"
    title = ("Ponsel sudah terdaftar", "Phone already enrolled")
    detail = (
        "Kunci ponsel ini terdaftar untuk pegawai lain. Tiap orang punya kunci sendiri; hubungi operator unit.",
        "This phone's key is enrolled for another employee. Everybody has their own; ask your unit's operator.",
    )


class ChangedMeanwhile(Conflict):
    code = "CHANGED_MEANWHILE"
    title = ("Sudah berubah", "Changed meanwhile")
    detail = (
        "Data berubah sejak Anda membukanya. Muat ulang lalu coba lagi.",
        "The data changed since you opened it. Reload and try again.",
    )


class ProposalDecided(Conflict):
    code = "PROPOSAL_DECIDED"
    title = ("Usulan sudah diputuskan", "Proposal already decided")
    detail = (
        "Usulan ini sudah {state}.",
        "This proposal is already {state}.",
    )


class SwapDecided(Conflict):
    code = "SWAP_DECIDED"
    title = ("Tukar jadwal sudah berjalan", "This swap has moved on")
    detail = (
        "Tukar jadwal ini sudah dijawab, diputuskan, atau ditarik. Muat ulang untuk melihat hasilnya.",
        "This swap has been answered, decided or withdrawn. Reload to see what became of it.",
    )


class NotProvisional(Conflict):
    code = "NOT_PROVISIONAL"
    title = ("Tidak menunggu keputusan", "Nothing to decide")
    detail = (
        "Presensi ini sah tanpa keputusan siapa pun. Muat ulang daftar.",
        "This check-in is valid without anybody's decision. Reload the list.",
    )


class AlreadyRuled(Conflict):
    code = "ALREADY_RULED"
    title = ("Sudah diputuskan", "Already decided")
    detail = (
        "Presensi ini sudah diputuskan. Hanya admin kota yang dapat memutuskan ulang, dengan alasan.",
        "This check-in is decided already. Only a city admin may decide it again, with a reason.",
    )


class TooManySwaps(Conflict):
    code = "TOO_MANY_SWAPS"
    title = ("Terlalu banyak tukar jadwal", "Too many swaps")
    detail = (
        "{limit} permintaan tukar jadwal Anda belum selesai. Tarik salah satu, atau tunggu sampai diputuskan.",
        "{limit} swaps that you asked for are still open. Take one back, or wait until one is decided.",
    )


class RequestDecided(Conflict):
    code = "REQUEST_DECIDED"
    title = ("Permintaan sudah berjalan", "This request has moved on")
    detail = (
        "Permintaan ini sudah diputuskan, dikembalikan, atau ditarik ({state}). Muat ulang untuk melihat hasilnya.",
        "This request has been decided, returned or withdrawn ({state}). Reload to see what became of it.",
    )


class NotYourStep(Conflict):
    code = "NOT_YOUR_STEP"
    title = ("Menunggu orang lain", "Waiting for somebody else")
    detail = (
        "Langkah ini diputuskan oleh orang lain ({waits_for}). Tidak ada yang berubah.",
        "This step is decided by somebody else ({waits_for}). Nothing has changed.",
    )


class TooManyOpenRequests(Conflict):
    code = "TOO_MANY_OPEN_REQUESTS"
    title = ("Terlalu banyak permohonan", "Too many requests")
    detail = (
        "{limit} permohonan belum diputuskan atau baru ditarik. Tunggu sampai ada yang diputuskan, atau sampai besok.",
        "{limit} requests are not decided yet or were just withdrawn. Wait until one is decided, or until tomorrow.",
    )


class PhotoNotThere(Conflict):
    code = "PHOTO_NOT_THERE"
    title = ("Foto belum sampai", "The photo is not there yet")
    detail = (
        "Foto ini belum diunggah. Kirim fotonya dengan formulir yang diberikan, lalu ulangi.",
        "This photo has not been uploaded. Send it by the form you were given, then repeat.",
    )


class AlreadyReviewed(Conflict):
    code = "ALREADY_REVIEWED"
    title = ("Sudah diperiksa", "Already reviewed")
    detail = (
        "Pemeriksaan ini sudah selesai, sudah ditanyakan, atau presensinya sudah diputuskan orang lain. Muat ulang.",
        "This review is done, was asked about already, or somebody else decided on the check-in. Reload.",
    )


class LookFirst(Conflict):
    code = "LOOK_FIRST"
    title = ("Lihat fotonya dulu", "Look at the photo first")
    detail = (
        "Keputusan pemeriksaan berdasar pada fotonya. Buka fotonya, lalu putuskan.",
        "A review is decided on by its photo. Open the photo, then decide.",
    )


class SelfieNotThere(Conflict):
    code = "SELFIE_NOT_THERE"
    title = ("Foto belum dapat dilihat", "The photo cannot be seen yet")
    detail = (
        "Fotonya belum sampai, belum diperiksa, atau memang tidak diminta. Coba lagi beberapa menit lagi.",
        "It has not come, was not looked at yet, or was never asked for. Try again in some minutes.",
    )


class SelfieGone(Gone):
    code = "SELFIE_GONE"
    title = ("Foto sudah dihapus", "The photo is gone")
    detail = (
        "Masa simpan foto ini sudah habis, jadi fotonya sudah dihapus. Bukti presensinya tetap ada.",
        "This photo was kept as long as photos are and is gone. The proof of the check-in stays.",
    )


class ProposalStale(Conflict):
    code = "PROPOSAL_STALE"
    title = ("Usulan sudah usang", "Proposal out of date")
    detail = (
        "Data berubah setelah usulan ini dibuat, atau tanggalnya sudah lewat. Ajukan ulang dari data terkini.",
        "The data changed after this proposal was made, or its dates have passed. Propose again from the current data.",
    )


class DuplicateId(Conflict):
    code = "DUPLICATE_ID"
    title = ("Sudah ada", "Already exists")
    detail = (
        "Nomor atau id ini sudah dipakai.",
        "This number or id is already in use.",
    )


class IdempotencyKeyReused(Conflict):
    code = "IDEMPOTENCY_KEY_REUSED"
    title = ("Idempotency-Key dipakai ulang", "Idempotency-Key reused")
    detail = (
        "Idempotency-Key ini sudah dipakai untuk isi lain. Buat kunci baru.",
        "This Idempotency-Key was used for another body. Make a new key.",
    )


class ChallengeExpired(Gone):
    code = "CHALLENGE_EXPIRED"
    title = ("Waktu kirim habis", "Took too long")
    detail = (
        "Izin presensi berlaku {limit_s} detik dan sudah lewat. Tekan tombol presensi sekali lagi.",
        "The permission to check in is good for {limit_s} seconds and has passed. Tap the check-in button again.",
    )


class OfflineTooOld(Gone):
    code = "OFFLINE_TOO_OLD"
    title = ("Presensi luring terlalu lama", "Offline check-in too old")
    detail = (
        "Presensi luring harus terkirim paling lambat 24 jam setelah tengah malam. Ajukan koreksi.",
        "An offline check-in must arrive within 24 hours after midnight. Ask for a correction.",
    )


class BodyTooLarge(TooLarge):
    code = "BODY_TOO_LARGE"
    title = ("Isi terlalu besar", "Body too large")
    detail = (
        "Isi paling besar {limit_bytes} byte.",
        "The body may be at most {limit_bytes} bytes.",
    )


class ContentType(WrongType):
    code = "CONTENT_TYPE"
    title = ("Jenis isi tidak diterima", "Content type not accepted")
    detail = (
        "Kirim dengan Content-Type {expected}, UTF-8, tanpa kompresi.",
        "Send it as Content-Type {expected}, UTF-8, not compressed.",
    )


class PhotoType(WrongType):
    code = "IMAGE_TYPE"
    title = ("Foto harus JPEG", "The photo must be a JPEG")
    detail = (
        "Ambil foto lagi dari aplikasi; hanya JPEG yang diterima.",
        "Take the photo again in the app; only JPEG is accepted.",
    )


class InputInvalid(Refused):
    code = "INPUT_INVALID"
    title = ("Ada isian yang keliru", "Some input is wrong")
    detail = (
        "Perbaiki isian yang disebut dalam errors, lalu kirim lagi.",
        "Mend the fields named in errors and send it again.",
    )


class LoginRefused(Refused):
    code = "LOGIN_REFUSED"
    title = ("Tidak bisa masuk", "Cannot log in")
    detail = (
        (
            "Nomor atau kata sandi keliru, atau kode sudah tidak berlaku. Periksa lagi, atau minta"
            " kode baru kepada operator unit."
        ),
        (
            "The number or the password is wrong, or the code is no longer good. Check again, or ask"
            " your unit's operator for a new code."
        ),
    )


class ChallengeInvalid(Refused):
    code = "CHALLENGE_INVALID"
    title = ("Izin presensi tidak sah", "Challenge not valid")
    detail = (
        "Izin presensi tidak terbaca. Tekan tombol presensi sekali lagi.",
        "The permission to check in cannot be read. Tap the check-in button again.",
    )


class ChallengeReused(Refused):
    code = "CHALLENGE_REUSED"
    title = ("Izin presensi sudah dipakai", "Challenge already used")
    detail = (
        "Izin ini sudah dipakai untuk presensi dengan isi lain. Tekan tombol presensi sekali lagi.",
        "This permission was used for a check-in with other content. Tap the check-in button again.",
    )


class DeviceNotEnrolled(Refused):
    code = "DEVICE_NOT_ENROLLED"
    title = ("Ponsel belum terdaftar", "Phone not enrolled")
    detail = (
        "Ponsel ini belum terdaftar atas nama Anda. Daftarkan ponsel ini dulu.",
        "This phone is not enrolled in your name. Enrol it first.",
    )


class SignatureFormat(Refused):
    code = "SIGNATURE_FORMAT"
    title = ("Tanda tangan tidak terbaca", "Signature unreadable")
    detail = (
        "Presensi-Signature harus r||s 64 byte dalam base64url. Perbarui aplikasi.",
        "Presensi-Signature must be r||s of 64 bytes in base64url. Update the app.",
    )


class SignatureInvalid(Refused):
    code = "SIGNATURE_INVALID"
    title = ("Tanda tangan tidak cocok", "Signature does not match")
    detail = (
        "Isi tidak ditandatangani oleh ponsel yang terdaftar. Daftarkan ulang ponsel ini.",
        "The content was not signed by the enrolled phone. Enrol this phone again.",
    )


class DayOff(Refused):
    code = "DAY_OFF"
    title = ("Bukan hari kerja", "Not a working day")
    detail = (
        "Hari ini bukan hari kerja Anda. Tidak perlu presensi.",
        "Today is not a working day of yours. No check-in is needed.",
    )


class NotScheduled(Refused):
    code = "NOT_SCHEDULED"
    title = ("Belum ada jadwal", "No schedule yet")
    detail = (
        "Jadwal Anda untuk hari ini belum diisi. Hubungi operator unit; hari ini tidak dihitung mangkir.",
        "Your roster has no entry for today. Ask your unit's operator; today does not count as absent.",
    )


class SlotNotPlanned(Refused):
    code = "SLOT_NOT_PLANNED"
    title = ("Tidak dijadwalkan", "Not planned")
    detail = (
        "Presensi ini tidak ada dalam jadwal Anda hari ini.",
        "This check-in is not in your plan of today.",
    )


class WindowClosed(Refused):
    code = "WINDOW_CLOSED"
    title = ("Di luar waktu presensi", "Outside the check-in window")
    detail = (
        "Waktu presensi ini pukul {opens_local_time}-{closes_local_time}.",
        "The window of this check-in is {opens_local_time}-{closes_local_time}.",
    )


class NoOffice(Refused):
    code = "NO_OFFICE"
    title = ("Kantor belum ditetapkan", "No office yet")
    detail = (
        "Belum ada titik kantor untuk Anda. Hubungi operator unit.",
        "No office point is set for you yet. Ask your unit's operator.",
    )


class OutsideGeofence(Refused):
    code = "OUTSIDE_GEOFENCE"
    title = ("Terlalu jauh dari kantor", "Too far from the office")
    detail = (
        "Anda {distance_m} m dari {office_name}; batasnya {limit_m} m.",
        "You are {distance_m} m from {office_name}; the limit is {limit_m} m.",
    )


class LocationTooCoarse(Refused):
    code = "LOCATION_TOO_COARSE"
    title = ("Lokasi kurang teliti", "Location too coarse")
    detail = (
        (
            "Ketelitian lokasi {accuracy_m} m, paling banyak {limit_m} m. Nyalakan lokasi presisi dan"
            " coba di tempat terbuka."
        ),
        (
            "The location is accurate to {accuracy_m} m, at most {limit_m} m is needed. Turn on"
            " precise location and try in the open."
        ),
    )


class OfficeCodeNeeded(Refused):
    code = "OFFICE_CODE_NEEDED"
    title = ("Perlu kode kantor", "The office's code is needed")
    detail = (
        "Ketik enam angka yang tertulis di layar atau kertas di kantor Anda.",
        "Type the six digits that the screen or the paper at your office shows.",
    )


class OfficeCodeWrong(Refused):
    code = "OFFICE_CODE_WRONG"
    title = ("Kode kantor tidak cocok", "The office's code does not match")
    detail = (
        "Kode ini bukan kode kantor Anda saat ini. Lihat lagi layar atau kertasnya, lalu ketik ulang.",
        "This is not your office's code now. Look at the screen or the paper again, then retype it.",
    )


class PositionNeeded(Refused):
    code = "POSITION_NEEDED"
    title = ("Perlu lokasi", "A position is needed")
    detail = (
        "Presensi ini tidak memakai kode kantor. Nyalakan lokasi di ponsel, lalu coba lagi.",
        "This check-in has no office code. Turn on the phone's location, then try again.",
    )


class AreaNotSurveyed(Refused):
    code = "AREA_NOT_SURVEYED"
    title = ("Kantor ini berupa area", "This office is an area")
    detail = (
        "{office_name} memiliki garis batas. Ubah garisnya di GIS, lalu unggah berkasnya.",
        "{office_name} has an outline. Change the outline in the GIS, and upload its file.",
    )


class PhotoMismatch(Refused):
    code = "PHOTO_MISMATCH"
    title = ("Foto tidak cocok", "The photo does not match")
    detail = (
        "Foto yang terkirim bukan foto yang ditandatangani. Ambil foto lagi.",
        "The photo sent is not the photo that was signed. Take it again.",
    )


class PhotoRequired(Refused):
    code = "PHOTO_REQUIRED"
    title = ("Foto diperlukan", "A photo is needed")
    detail = (
        "Presensi ini memerlukan foto dengan latar kantor. Ambil foto, lalu kirim lagi.",
        "This check-in needs a photo that shows the office. Take one, then send again.",
    )


class PhotoSize(Refused):
    code = "IMAGE_SIZE"
    title = ("Ukuran foto tidak diterima", "Photo size not accepted")
    detail = (
        "Foto {size_bytes} byte; harus {minimum_bytes}-{maximum_bytes} byte. Ambil foto lagi.",
        "The photo has {size_bytes} bytes; it must have {minimum_bytes}-{maximum_bytes}. Take it again.",
    )


class NotADayChallenge(Refused):
    code = "NOT_A_DAY_CHALLENGE"
    title = ("Bukan izin luring", "Not an offline permission")
    detail = (
        "Formulir unggah baru hanya untuk izin presensi luring (day challenge).",
        "A fresh upload form is only for an offline permission (day challenge).",
    )


class DecideOwn(Refused):
    code = "DECIDE_OWN"
    title = ("Tidak bisa memutuskan sendiri", "Not your own to decide")
    detail = (
        "Orang lain harus memutuskan ini: bukan yang mengusulkan dan bukan yang bersangkutan.",
        "Another person must decide this: neither the one who proposed it nor the one concerned.",
    )


class LeaveSpent(Refused):
    code = "LEAVE_SPENT"
    title = ("Sisa cuti tidak cukup", "Not enough leave left")
    detail = (
        "Sisa cuti tahunan {year}: {left_days} hari kerja; permohonan ini {wanted_days} hari. Kembalikan atau tolak.",
        "Annual leave left of {year}: {left_days} working days; this request takes {wanted_days}. Return or reject it.",
    )


class CheckedInSince(Refused):
    code = "CHECKED_IN_SINCE"
    title = ("Slot ini sudah terisi", "This slot is filled by now")
    detail = (
        "Sejak koreksi ini diajukan ada presensi pukul {local_time} dalam slot ini. Kembalikan atau tolak.",
        "Since this correction was filed, a check-in of {local_time} lies in its slot. Return or reject it.",
    )


class ReasonNeeded(Refused):
    code = "REASON_NEEDED"
    title = ("Tulis alasan", "Give a reason")
    detail = (
        "Keputusan ini mengganti keputusan orang lain. Isi reason dengan alasannya.",
        "This decision takes the place of another person's. Give the reason in `reason`.",
    )


class OldClient(ClientTooOld):
    code = "CLIENT_TOO_OLD"
    title = ("Perbarui aplikasi", "Update the app")
    detail = (
        "Versi aplikasi ini sudah tidak didukung. Muat ulang halaman; presensi yang tersimpan tidak hilang.",
        "This version of the app is no longer supported. Reload the page; saved check-ins are not lost.",
    )


class TooManyAttempts(TooMany):
    code = "TOO_MANY_ATTEMPTS"
    title = ("Terlalu sering", "Too many attempts")
    detail = (
        "Terlalu banyak percobaan. Coba lagi dalam {wait_min} menit.",
        "Too many attempts. Try again in {wait_min} minutes.",
    )

    @classmethod
    def within(cls, window_min: int) -> "TooManyAttempts":
        """The next window begins after so many minutes at the latest."""
        problem = cls(wait_min=window_min)
        problem.retry_after_s = window_min * 60
        return problem


class TryAgain(Unavailable):
    code = "TRY_AGAIN"
    title = ("Coba lagi sebentar", "Try again shortly")
    detail = (
        "Layanan sedang sibuk. Tidak ada yang berubah; coba lagi sebentar.",
        "The service is busy. Nothing has changed; try again shortly.",
    )


class Internal(Problem):
    """Never on purpose, and silent about the inside."""

    status = 500
    code = "INTERNAL"
    title = ("Ada kesalahan di pihak kami", "Something went wrong on our side")
    detail = (
        "Permintaan ini tidak selesai dan sudah tercatat untuk diperbaiki. Coba lagi; sebutkan nomor ini bila melapor.",
        "This request did not finish and is noted for mending. Try again; name this number when you report it.",
    )


class CityNotSetUp(Unavailable):
    """Deployed, and no settings published yet."""

    code = "CITY_NOT_SET_UP"
    title = ("Kota belum disiapkan", "No city set up yet")
    detail = (
        "Layanan ini belum disiapkan untuk sebuah kota. Pengelola server perlu menjalankan make first-admin.",
        "This service has not been set up for a city yet. Whoever runs the server needs to run make first-admin.",
    )


class HasLeft(Conflict):
    code = "HAS_LEFT"
    title = ("Sudah berhenti", "Has left")
    detail = (
        "Hari kerja terakhirnya sudah lewat dan tetap seperti tercatat. Bila kembali bekerja, beri penugasan baru.",
        "The last day of service has passed and stands as it is. Whoever comes back gets a new assignment.",
    )


class RoleHeld(Conflict):
    code = "ROLE_HELD"
    title = ("Masih memegang peran", "Still holds a role")
    detail = (
        "Cabut dulu peran admin atau auditornya; untuk itu dua orang harus setuju.",
        "Take the admin or auditor role away first; two people decide that.",
    )


class JobNotReady(Conflict):
    code = "JOB_NOT_READY"
    title = ("Belum waktunya", "Not at this point")
    detail = (
        "Pekerjaan ini sedang pada tahap {state}. Muat ulang dan lihat tahapnya.",
        "This job is at the stage {state}. Reload and look at its stage.",
    )


class MonthNotOver(Conflict):
    code = "MONTH_NOT_OVER"
    title = ("Bulan belum selesai", "The month is not over")
    detail = (
        "Bulan ini baru dapat dikunci setelah {ends_on}.",
        "This month can be locked after {ends_on}.",
    )


class MonthOpen(Conflict):
    code = "MONTH_OPEN"
    title = ("Masih ada hari yang belum ditutup", "Some days are not closed")
    detail = (
        "{open_dates} hari unit dalam bulan ini belum dinilai untuk semua orang. Tunggu sampai semua ditutup.",
        "{open_dates} unit-dates of this month are not judged for everybody yet. Wait until all are closed.",
    )


class MonthEmpty(Conflict):
    code = "MONTH_EMPTY"
    title = ("Belum ada hari yang dihitung", "No day counts")
    detail = (
        "Tidak ada hari yang sudah ditutup dan dihitung dalam bulan ini. Pilih bulan sejak unit mulai dihitung.",
        "This month has no day that is closed and counts. Choose a month since units began to count.",
    )


class MonthWaits(Conflict):
    code = "MONTH_WAITS"
    title = ("Jumlah yang menunggu keputusan berbeda", "Another number awaits a decision")
    detail = (
        "Sekarang {waiting} hal dalam bulan ini belum diputuskan. Putuskan dulu, atau nyatakan tetap dikunci.",
        "{waiting} things of this month are not decided now. Decide them first, or say that it is locked all the same.",
    )


class LevelNotReached(Conflict):
    code = "LEVEL_NOT_REACHED"
    title = ("Belum ada tingkat yang tercapai", "No level is reached")
    detail = (
        "Tahun {year} orang ini tidak mencapai tingkat yang belum diputuskan, atau belum ada aturannya.",
        "In {year} this person reached no level that is still undecided, or there is no rule for it.",
    )


class CaseOpen(Conflict):
    code = "CASE_OPEN"
    title = ("Berkas perkara sudah ada", "A case is open already")
    detail = (
        "Berkas {case_id} orang ini masih berjalan. Lanjutkan di sana, atau tutup dulu.",
        "This person's case {case_id} is still open. Go on with it, or close it first.",
    )


class CaseMovedOn(Conflict):
    code = "CASE_MOVED_ON"
    title = ("Langkah ini tidak pada gilirannya", "Not the next step of this case")
    detail = (
        "Berkas ini sedang pada tahap '{state}'; langkah ini tidak dapat ditambahkan. Muat ulang untuk melihat isinya.",
        "This case is at '{state}', where this step cannot be added. Reload to see what became of it.",
    )


class SummonsMissing(Conflict):
    code = "SUMMONS_MISSING"
    title = ("Panggilan belum diisi", "No summons yet")
    detail = (
        "Isi dulu hari, jam, dan tempat panggilan pada berkas ini; surat dibuat darinya.",
        "First enter the day, time and place of the summons in this case; the letter is made of it.",
    )


class MonthUnlocked(Conflict):
    code = "MONTH_UNLOCKED"
    title = ("Bulan belum dikunci", "The month is not locked")
    detail = (
        "Ekspor penggajian hanya dari bulan yang sudah dikunci. Kunci {month} dulu pada halaman kunci bulan.",
        "A payroll export is made of a locked month alone. Lock {month} first on the page of month locks.",
    )


class RuleUnconfirmed(Conflict):
    code = "RULE_UNCONFIRMED"
    title = ("Aturan belum dikonfirmasi", "The rule is not confirmed")
    detail = (
        "Aturan {rules_ids} belum dikonfirmasi. Catat nomor dan tanggal keputusannya di pengaturan; dua admin setuju.",
        "The rules {rules_ids} are not confirmed. Enter the decree and its date in the settings; two admins decide.",
    )


class MonthLocked(Conflict):
    code = "MONTH_LOCKED"
    title = ("Bulan sudah dikunci", "The month is locked already")
    detail = (
        "Bulan ini dikunci sejak {locked_at} dan tetap demikian. Perubahan menjadi penyesuaian di bulan berikutnya.",
        "This month has been locked since {locked_at} and stays so. Changes become adjustments in a later month.",
    )


# Plans of a year


class PlanMovedOn(Conflict):
    code = "PLAN_MOVED_ON"
    title = ("Langkah ini tidak pada gilirannya", "Not the next step of this plan")
    detail = (
        "Rencana ini sedang pada tahap '{state}'. Yang sudah disetujui hanya berubah setelah dibuka lagi oleh penilai.",
        "This plan is at '{state}'. What was agreed changes only once the assessor has reopened it.",
    )


class PlanThere(Conflict):
    code = "PLAN_THERE"
    title = ("Rencana sudah ada", "There is a plan already")
    detail = (
        "Rencana tahun {year} sudah ada. Lanjutkan di sana; salinan hanya untuk tahun yang masih kosong.",
        "There is a plan of {year} already. Go on with it; a copy is for a year that has none.",
    )


class NothingToCopy(Conflict):
    code = "NOTHING_TO_COPY"
    title = ("Tidak ada yang disalin", "Nothing to copy")
    detail = (
        "Tahun {year} tidak punya rencana yang berisi. Tulis rencana baru.",
        "There is no plan of {year} with anything in it. Write a new one.",
    )


class NotMoved(Conflict):
    code = "NOT_MOVED"
    title = ("Belum pindah tugas", "You have not moved")
    detail = (
        "Unit dan atasan Anda belum berubah sejak rencana ini mulai; lanjutkan rencana yang ada.",
        "Your unit and superior are what they were when this plan began; go on with the one you have.",
    )


class PlanUnitLeft(Conflict):
    code = "PLAN_UNIT_LEFT"
    title = ("Anda sudah pindah unit", "You have moved to another unit")
    detail = (
        "Rencana ini dari unit Anda sebelumnya. Akhiri, lalu mulai rencana berikutnya di unit yang baru.",
        "This plan is of the unit you have left. End it and begin the next one in your new unit.",
    )


class AssessorCircular(Conflict):
    code = "ASSESSOR_CIRCULAR"
    title = ("Atasan berputar", "Superiors in a circle")
    detail = (
        "{name} adalah penilai Anda, sedangkan Anda penilainya. Minta operator memperbaiki atasan salah satunya.",
        "{name} would assess you while you assess them. Ask your operator to mend whose superior is who.",
    )


# Assessments


class EvaluationMovedOn(Conflict):
    code = "EVALUATION_MOVED_ON"
    title = ("Langkah ini tidak pada gilirannya", "Not the next step of this assessment")
    detail = (
        "Penilaian ini sedang pada tahap '{state}'. Muat ulang dan lihat langkah yang masih terbuka.",
        "This assessment is at '{state}'. Load it again and see which steps are open.",
    )


class PlanNotAgreed(Conflict):
    code = "PLAN_NOT_AGREED"
    title = ("Rencana belum disetujui", "The plan is not agreed")
    detail = (
        "Rencana ini sedang pada tahap '{state}'. Setujui rencananya dahulu; penilaian mengikuti rencana itu.",
        "This plan is at '{state}'. Agree to the plan first; an assessment follows from it.",
    )


class PeriodNotOpen(Conflict):
    code = "PERIOD_NOT_OPEN"
    title = ("Periode belum dibuka", "The period is not open yet")
    detail = (
        "Langkah ini terbuka mulai {opens_on}.",
        "This step is open from {opens_on} on.",
    )


class ObjectionOver(Conflict):
    code = "OBJECTION_OVER"
    title = ("Batas keberatan sudah lewat", "The time to object is over")
    detail = (
        "Keberatan diterima sampai {until}. Bicarakan dengan atasan Anda atau BKPSDM.",
        "An objection was accepted until {until}. Speak with your superior or the personnel agency.",
    )


# Activities


class ActivityMonthClosed(Conflict):
    code = "ACTIVITY_MONTH_CLOSED"
    title = ("Bulan ini sudah ditutup", "This month is closed")
    detail = (
        "Kegiatan bulan {month} ditulis dan dijawab sampai {closed_on}. Sesudah itu isinya tetap.",
        "Activities of {month} were written and answered until {closed_on}. Since then they stay as they are.",
    )


class ActivityApproved(Conflict):
    code = "ACTIVITY_APPROVED"
    title = ("Kegiatan sudah disetujui", "The activity is approved")
    detail = (
        "Kegiatan yang sudah disetujui tidak diubah lagi. Bila ada yang keliru, laporkan kegiatan baru.",
        "An approved activity is not changed any more. If something is wrong, report a new one.",
    )


class ActivityMovedOn(Conflict):
    code = "ACTIVITY_MOVED_ON"
    title = ("Kegiatan sudah berjalan", "The activity has moved on")
    detail = (
        "Langkah ini tidak bisa pada kegiatan yang '{state}', atau riwayatnya sudah penuh. Muat ulang dulu.",
        "This step is not possible while the activity is '{state}', or its history is full. Reload first.",
    )


# Budgets


class BudgetMonthLocked(Conflict):
    code = "BUDGET_MONTH_LOCKED"
    title = ("Bulan laporan anggaran sudah dikunci", "The budget's month is locked")
    detail = (
        "Realisasi {month} diisi sampai {until_on}. Minta admin kota membuka bulan ini untuk unit Anda.",
        "Figures of {month} were entered until {until_on}. Ask a city admin to open the month for your unit.",
    )


class ObstacleDone(Conflict):
    code = "OBSTACLE_DONE"
    title = ("Kendala ini sudah selesai", "This obstacle is done")
    detail = (
        "Kendala ini sudah ditandai selesai, atau tidak ada lagi. Muat ulang untuk melihat isinya.",
        "This obstacle was marked as done, or is not there. Reload to see what became of it.",
    )
