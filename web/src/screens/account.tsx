/** One's own account: who one is, this phone, the password, language and look, privacy, log out. */
import { ACCOUNT } from "../parts/account_words";
import { later } from "../parts/later";
import { LogOut } from "../parts/log_out";
import { PasswordForm } from "../parts/password_form";
import { Phones } from "../parts/phones";
import { Screen } from "../parts/screen";
import { Way } from "../parts/way";
import { useHere } from "../state/here";
import { holds, useFrame, useInside } from "../state/inside";
import type { Language } from "../words/language";
import { speak, usePageWords } from "../words/words";
import { OWN_PAGES } from "./own_page_words";

const Profile = later(() => import("../profile/profile"));
const ToConsole = later(() => import("../parts/to_console"));
const LookChoice = later(() => import("../profile/look_choice"));
const PushCard = later(() => import("../push/card"));
const Reminders = later(() => import("../notices/reminders"));
const Arrangements = later(() => import("../arranged/arrangements"));

export default function AccountScreen() {
  const { t } = usePageWords(ACCOUNT);
  const { t: pages } = usePageWords(OWN_PAGES);
  const { me } = useInside();
  const { on: now } = useHere();
  const arranged = me.employee.accommodations.filter(({ ends_on }) => ends_on >= now);
  return (
    <Screen title={t.title} {...useFrame("account")}>
      <Profile />
      {arranged.length > 0 && <Arrangements arranged={arranged} />}
      <Phones />
      <Reminders />
      <PushCard />
      <Way route={["hitungan"]} title={pages.hitungan} />
      <Way route={["kepatuhan"]} title={pages.kepatuhan} />
      <Way route={["kinerja", "rencana"]} title={pages.rencana} />
      <Way route={["kinerja", "penilaian"]} title={pages.penilaian} />
      <Way route={["anggaran"]} title={pages.anggaran} />
      {holds(me, ["supervisor"]) && <Way route={["pengganti"]} title={pages.pengganti} />}
      {me.employee.grants.length > 0 && <ToConsole />}
      <LanguageChoice />
      <LookChoice />
      <PasswordForm />
      <Way route={["privasi"]} title={t.privacy} />
      <LogOut />
    </Screen>
  );
}

const LANGUAGES: readonly [Language, string][] = [
  ["id", "Bahasa Indonesia"],
  ["en", "English"],
];

function LanguageChoice() {
  const { t, lang } = usePageWords(ACCOUNT);
  return (
    <fieldset class="card choice">
      <legend>{t.language}</legend>
      {LANGUAGES.map(([code, name]) => (
        <label key={code} lang={code}>
          <input
            type="radio"
            name="language"
            checked={lang === code}
            onChange={() => void speak(code).catch(() => undefined)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
