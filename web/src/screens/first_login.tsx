/** Log in for the first time, or again after a forgotten password: by a one-time code and a new password. */
import { answer, api, type Schemas } from "../api/client";
import { Form } from "../parts/form";
import { newPasswordField, numberField } from "../parts/login_fields";
import { Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { address } from "../route";
import { useWords } from "../words/words";

export function FirstLogin({ onLogIn }: { onLogIn: (session: Schemas["SessionView"]) => void }) {
  const { w } = useWords();
  const code = {
    label: w.first.code,
    hint: w.first.codeHint,
    autocomplete: "one-time-code",
    maxLength: 40,
    check: (value: string) => (value.trim() ? "" : w.first.codeMissing),
  };
  return (
    <Screen title={w.first.title} above={[]} plain>
      <p class="lead">{w.first.lead}</p>
      <Notice tone="info" icon="camera">
        <p>{w.first.slip}</p>
      </Notice>
      <Form
        isCard
        fields={{ number: numberField(w), code, new_password: newPasswordField(w) }}
        submit={w.first.submit}
        busy={w.login.busy}
        send={async ({ number, code, new_password }) => {
          const body = { number: number.trim(), code: code.trim(), new_password };
          onLogIn(await answer(api.POST("/sessions/first", { body })));
        }}
      />
      <p class="centred">
        <a class="link" href={address()}>
          {w.first.haveOne}
        </a>
      </p>
    </Screen>
  );
}
