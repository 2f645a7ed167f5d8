/** One's own account: this phone, the password, the language, privacy, log out. */
import { useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { asRefusal, type Refusal } from "../api/refusal";
import { Field } from "../parts/field";
import { Icon } from "../parts/icon";
import { NoNotice, Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { useForm } from "../parts/use_form";
import { address } from "../route";
import { useFrame, useInside } from "../state/inside";
import { dateAndTime } from "../words/format";
import { type Language, setLanguage } from "../words/language";
import { useWords } from "../words/words";
import { MIN_PASSWORD } from "./first_login";

export function AccountScreen() {
  const { w } = useWords();
  const { me, logOut } = useInside();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const roles = [...new Set(me.employee.grants.map((grant) => w.roles[grant.role] ?? grant.role))];
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
      <Phones />
      <LanguageChoice />
      <PasswordForm />
      <a class="card row-link" href={address("privasi")}>
        <span class="strong">{w.account.privacy}</span>
        <Icon name="next" />
      </a>
      {refusal && <NoNotice refusal={refusal} />}
      <button type="button" class="quiet" disabled={busy} onClick={() => void leave()}>
        {busy ? w.account.loggingOut : w.account.logOut}
      </button>
    </Screen>
  );
}

function Phones() {
  const { w } = useWords();
  const { me, phone } = useInside();
  const [said, setSaid] = useState("");
  const others = me.employee.devices.filter((each) => each.device_id !== phone.device?.device_id);
  const onRemoved = () => setSaid(w.account.removed);
  return (
    <section class="card stack" aria-labelledby="phone">
      <h2 id="phone">{w.account.phone}</h2>
      {phone.device ? (
        <DeviceRow device={phone.device} ask={w.account.remove} onRemoved={onRemoved} />
      ) : (
        <>
          <p>{w.device.none}</p>
          <a class="quiet" href={address("ponsel")}>
            {w.enrol.submit}
          </a>
        </>
      )}
      {others.length > 0 && <h3>{w.account.otherPhone}</h3>}
      {others.map((each) => (
        <DeviceRow key={each.device_id} device={each} ask={w.account.removeOther} onRemoved={onRemoved} />
      ))}
      <p class="unseen" role="status">
        {said}
      </p>
    </section>
  );
}

interface DeviceRowProps {
  device: Schemas["DeviceView"];
  ask: string;
  onRemoved: () => void;
}

function DeviceRow({ device, ask, onRemoved }: DeviceRowProps) {
  const { w, lang } = useWords();
  const { phone, today } = useInside();
  const [isSure, setSure] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isActive = device.state === "active";
  async function remove() {
    try {
      await phone.remove(device.device_id);
      onRemoved();
    } catch (error) {
      setRefusal(asRefusal(error));
    }
  }
  return (
    <div class="stack">
      <div>
        <p class="strong">{device.label}</p>
        <p>
          <span class={`tag ${isActive ? "ok" : "warn"}`}>{isActive ? w.team.phoneActive : w.device.pending}</span>
        </p>
        <p class="soft">{w.device.enrolledAt(dateAndTime(device.enrolled_at, lang, today.data?.zone))}</p>
      </div>
      {refusal && <NoNotice refusal={refusal} />}
      {isSure ? (
        <div class="decision stack" role="alert">
          <p>{w.account.removeSure}</p>
          <div class="side">
            <button type="button" class="danger" onClick={() => void remove()}>
              {w.account.removeYes}
            </button>
            <button type="button" class="quiet" onClick={() => setSure(false)}>
              {w.cancel}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" class="quiet" onClick={() => setSure(true)}>
          {ask}
        </button>
      )}
    </div>
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
          <input type="radio" name="language" checked={lang === code} onChange={() => setLanguage(code)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function PasswordForm() {
  const { w } = useWords();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [isSaved, setSaved] = useState(false);
  const form = useForm({
    check: () => ({
      old_password: old ? "" : w.login.passwordMissing,
      new_password: next.length < MIN_PASSWORD ? w.first.passwordShort(MIN_PASSWORD - next.length) : "",
    }),
    send: async () => {
      setSaved(false);
      await answer(api.PUT("/me/password", { body: { old_password: old, new_password: next } }));
      setOld("");
      setNext("");
      setSaved(true);
    },
  });
  return (
    <details class="card fold">
      <summary>{w.account.password}</summary>
      <form class="stack" onSubmit={form.submit} noValidate>
        <div role="status">
          {isSaved && (
            <Notice tone="ok">
              <p>{w.account.saved}</p>
            </Notice>
          )}
        </div>
        {form.refusal && <NoNotice refusal={form.refusal} />}
        <Field
          name="old_password"
          label={w.account.oldPassword}
          value={old}
          onValue={setOld}
          autocomplete="current-password"
          secret
          maxLength={128}
          fault={form.fault("old_password")}
        />
        <Field
          name="new_password"
          label={w.account.newPassword}
          hint={w.first.newPasswordHint}
          value={next}
          onValue={setNext}
          autocomplete="new-password"
          secret
          fault={form.fault("new_password")}
        />
        <button type="submit" class="main" disabled={form.busy}>
          {form.busy ? w.login.busy : w.account.save}
        </button>
      </form>
    </details>
  );
}
