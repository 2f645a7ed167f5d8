/** Log in by staff number and password. */
import { useState } from "preact/hooks";
import { answer, api } from "../api/client";
import { keepToken } from "../api/session";
import { Field } from "../parts/field";
import { Icon } from "../parts/icon";
import { NoNotice, Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { useForm } from "../parts/use_form";
import { address, goInstead } from "../route";
import { useWords } from "../words/words";

export function Login({ note, onLogIn }: { note: string; onLogIn: () => void }) {
  const { w } = useWords();
  const [number, setNumber] = useState("");
  const [password, setPassword] = useState("");
  const form = useForm({
    check: () => ({
      number: number.trim() ? "" : w.login.numberMissing,
      password: password ? "" : w.login.passwordMissing,
    }),
    send: async () => {
      const session = await answer(api.POST("/sessions", { body: { number: number.trim(), password } }));
      keepToken(session.access_token);
      goInstead();
      onLogIn();
    },
  });
  return (
    <Screen title={w.login.title} plain>
      <p class="lead">{w.login.lead}</p>
      {note && (
        <div role="status">
          <Notice tone="info" icon="lock">
            <p>{note}</p>
          </Notice>
        </div>
      )}
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
          name="password"
          label={w.login.password}
          value={password}
          onValue={setPassword}
          autocomplete="current-password"
          secret
          fault={form.fault("password")}
        />
        <button type="submit" class="main" disabled={form.busy}>
          {form.busy ? w.login.busy : w.login.submit}
        </button>
      </form>
      <p class="centred">
        <a class="link" href={address("kode")}>
          <Icon name="lock" />
          {w.login.first}
        </a>
      </p>
    </Screen>
  );
}
