/** One's own account: this phone, the password, the language, privacy, log out. */
import { useState } from "preact/hooks";
import { asRefusal, type Refusal } from "../api/refusal";
import { OFFLINE_WORDS } from "../offline/words";
import { Icon } from "../parts/icon";
import { later } from "../parts/later";
import { NoNotice } from "../parts/notice";
import { PasswordForm } from "../parts/password_form";
import { Phones } from "../parts/phones";
import { Screen } from "../parts/screen";
import { Sure } from "../parts/sure";
import { address } from "../route";
import { useRoleName } from "../state/city";
import { holds, useFrame, useInside } from "../state/inside";
import { localDate } from "../words/format";
import type { Language } from "../words/language";
import { speak, usePageWords, useWords } from "../words/words";

const Reminders = later(() => import("../notices/reminders"));
const Arrangements = later(() => import("../arranged/arrangements"));

export default function AccountScreen() {
  const { w } = useWords();
  const { t } = usePageWords(OFFLINE_WORDS);
  const { me, today, waiting, logOut } = useInside();
  const now = today.data?.local_date ?? localDate(new Date());
  const arranged = me.employee.accommodations.filter(({ ends_on }) => ends_on >= now);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const roleName = useRoleName();
  const roles = [...new Set(me.employee.grants.map((grant) => roleName(grant.role)))];
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
      <div class="card">
        <p class="strong">{me.employee.name}</p>
        {roles.length > 0 && <p class="soft">{roles.join(", ")}</p>}
      </div>
      {arranged.length > 0 && <Arrangements arranged={arranged} />}
      <Phones />
      <Reminders />
      {holds(me, ["supervisor"]) && (
        <a class="card row-link" href={address("pengganti")}>
          <span class="strong">{w.ownPages.pengganti}</span>
          <Icon name="next" />
        </a>
      )}
      <LanguageChoice />
      <PasswordForm />
      <a class="card row-link" href={address("privasi")}>
        <span class="strong">{w.account.privacy}</span>
        <Icon name="next" />
      </a>
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
