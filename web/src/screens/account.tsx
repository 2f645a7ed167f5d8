/** One's own account: who one is, this phone, the password, language and look, privacy, log out. */
import { useState } from "preact/hooks";
import { asRefusal, type Refusal } from "../api/refusal";
import { OFFLINE_WORDS } from "../offline/words";
import { later } from "../parts/later";
import { NoNotice } from "../parts/notice";
import { PasswordForm } from "../parts/password_form";
import { Phones } from "../parts/phones";
import { Screen } from "../parts/screen";
import { Sure } from "../parts/sure";
import { Way } from "../parts/way";
import { useHere } from "../state/here";
import { holds, useFrame, useInside } from "../state/inside";
import type { Language } from "../words/language";
import { speak, usePageWords, useWords } from "../words/words";

const Profile = later(() => import("../profile/profile"));
const ToConsole = later(() => import("../parts/to_console"));
const LookChoice = later(() => import("../profile/look_choice"));
const PushCard = later(() => import("../push/card"));
const Reminders = later(() => import("../notices/reminders"));
const Arrangements = later(() => import("../arranged/arrangements"));

export default function AccountScreen() {
  const { w } = useWords();
  const { t } = usePageWords(OFFLINE_WORDS);
  const { me, waiting, logOut } = useInside();
  const { on: now } = useHere();
  const arranged = me.employee.accommodations.filter(({ ends_on }) => ends_on >= now);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  async function leave() {
    setBusy(true);
    try {
      await logOut();
    } catch (error) {
      setRefusal(asRefusal(error));
      setBusy(false);
    }
  }
  return (
    <Screen title={w.account.title} {...useFrame("account")}>
      <Profile />
      {arranged.length > 0 && <Arrangements arranged={arranged} />}
      <Phones />
      <Reminders />
      <PushCard />
      <Way route={["hitungan"]} title={w.ownPages.hitungan} />
      <Way route={["kepatuhan"]} title={w.ownPages.kepatuhan} />
      <Way route={["kinerja", "rencana"]} title={w.ownPages.rencana} />
      <Way route={["kinerja", "penilaian"]} title={w.ownPages.penilaian} />
      {holds(me, ["supervisor"]) && <Way route={["pengganti"]} title={w.ownPages.pengganti} />}
      {me.employee.grants.length > 0 && <ToConsole />}
      <LanguageChoice />
      <LookChoice />
      <PasswordForm />
      <Way route={["privasi"]} title={w.account.privacy} />
      {refusal && <NoNotice refusal={refusal} />}
      {waiting.items.length > 0 ? (
        <Sure
          label={w.account.logOut}
          consequence={`${t.leaveTitle}. ${t.leave}`}
          yes={t.leaveAnyway}
          busyLabel={w.account.loggingOut}
          act={logOut}
        />
      ) : (
        <button type="button" class="quiet" disabled={busy} onClick={() => void leave()}>
          {busy ? w.account.loggingOut : w.account.logOut}
        </button>
      )}
    </Screen>
  );
}

const LANGUAGES: readonly [Language, string][] = [
  ["id", "Bahasa Indonesia"],
  ["en", "English"],
];

function LanguageChoice() {
  const { w, lang } = useWords();
  return (
    <fieldset class="card choice">
      <legend>{w.account.language}</legend>
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
