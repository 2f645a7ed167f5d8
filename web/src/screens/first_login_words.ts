/** Words of a login by a one-time code. */
import type { Language } from "../words/language";

const id = {
  title: "Masuk dengan kode",
  lead: "Untuk masuk pertama kali atau lupa sandi. Minta kode sekali pakai kepada operator unit Anda; kode berlaku 72 jam.",
  code: "Kode sekali pakai",
  codeHint: "Huruf besar, kecil, dan spasi tidak berpengaruh",
  submit: "Simpan sandi dan masuk",
  slip: "Punya slip kertas? Arahkan kamera ponsel ke QR di slip: kode terisi sendiri. Atau ketik di sini; kodenya tercetak besar di slip.",
  filled: "Kode terisi dari slip Anda",
  filledNext: "Tinggal ketik nomor pegawai dan buat kata sandi Anda sendiri.",
  haveOne: "Sudah punya kata sandi? Masuk",
  codeMissing: "Isi kode sekali pakai.",
};

const en: typeof id = {
  title: "Log in with a code",
  lead: "For the first time, or when you forgot the password. Ask your unit's operator for a one-time code; it is good for 72 hours.",
  code: "One-time code",
  codeHint: "Capital or small letters and spaces make no difference",
  submit: "Save password and log in",
  slip: "Have a paper slip? Point the phone's camera at its QR: the code is filled in. Or type it here; it is printed large on the slip.",
  filled: "The code is filled in from your slip",
  filledNext: "All that is left is your staff number and a password of your own.",
  haveOne: "Have a password already? Log in",
  codeMissing: "Enter the one-time code.",
};

export const FIRST_LOGIN: Record<Language, typeof id> = { id, en };
