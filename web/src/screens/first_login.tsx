/** Log in for the first time, or again after a forgotten password: by a one-time code and a new password. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { keepToken } from "../api/session";
import { Field } from "../parts/field";
import { NoNotice } from "../parts/notice";
import { MIN_PASSWORD } from "../parts/password_form";
import { Screen } from "../parts/screen";
import { useForm } from "../parts/use_form";
import { address, goInstead } from "../route";
import { useWords } from "../words/words";

export function FirstLogin({ onLogIn }: { onLogIn: () => void }) {
  const { w } = useWords();
  const [number, setNumber] = useState("");
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const form = useForm({
    check: () => ({
      number: number.trim() ? "" : w.login.numberMissing,
      code: code.trim() ? "" : w.first.codeMissing,
      new_password: password.length < MIN_PASSWORD ? w.first.passwordShort(MIN_PASSWORD - password.length) : "",
    }),
    send: async () => {
      const body = { number: number.trim(), code: code.trim(), new_password: password };
      const session = await answer(api.POST("/sessions/first", { body }));
      keepToken(session.access_token);
      goInstead();
      onLogIn();
    },
  });
  return (
    <Screen title={w.first.title} above={[]} plain>
      <p class="lead">{w.first.lead}</p>
      <form class="card stack" onSubmit={form.submit} noValidate>
        {form.refusal && <NoNotice refusal={form.refusal} />}
        <Field
          name="number"
          label={w.login.number}
          hint={w.login.numberHint}
          value={number}
          onValue={setNumber}
          autocomplete="username"
          maxLength={40}
          fault={form.fault("number")}
        />
        <Field
          name="code"
          label={w.first.code}
          hint={w.first.codeHint}
          value={code}
          onValue={setCode}
          autocomplete="one-time-code"
          maxLength={40}
          fault={form.fault("code")}
        />
        <Field
          name="new_password"
          label={w.first.newPassword}
          hint={w.first.newPasswordHint}
          value={password}
          onValue={setPassword}
          autocomplete="new-password"
          secret
          fault={form.fault("new_password")}
        />
        <button type="submit" class="main" disabled={form.busy}>
          {form.busy ? w.login.busy : w.first.submit}
        </button>
      </form>
      <p class="centred">
        <a class="link" href={address()}>
          {w.first.haveOne}
        </a>
      </p>
    </Screen>
  );
}
