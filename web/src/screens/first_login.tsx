/**
 * Log in for the first time, or again after a forgotten password: by a one-time code and a new password.
 *
 * Where the QR of a slip has led here, the code is filled in already. The number never is: no paper holds it.
 */
import { useEffect, useRef } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { Form } from "../parts/form";
import { numberField } from "../parts/login_fields";
import { newPasswordField } from "../parts/new_password";
import { Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { address } from "../route";
import { useSlip } from "../use_slip";
import { usePageWords } from "../words/words";
import { FIRST_LOGIN } from "./first_login_words";

export default function FirstLogin({ onLogIn }: { onLogIn: (session: Schemas["SessionView"]) => void }) {
  const { t, w, lang } = usePageWords(FIRST_LOGIN);
  const scanned = useSlip();
  const form = useBeginningAtNumber(scanned);
  const code = {
    label: t.code,
    hint: scanned ? undefined : t.codeHint,
    autocomplete: "one-time-code",
    maxLength: 40,
    value: scanned,
    check: (value: string) => (value.trim() ? "" : t.codeMissing),
  };
  return (
    <Screen title={t.title} above={[]} plain>
      {!scanned && <p class="lead">{t.lead}</p>}
      <div role="status">
        {scanned ? (
          <Notice tone="ok" title={t.filled}>
            <p>{t.filledNext}</p>
          </Notice>
        ) : (
          <Notice tone="info" icon="camera">
            <p>{t.slip}</p>
          </Notice>
        )}
      </div>
      <div ref={form}>
        <Form
          key={scanned}
          isCard
          fields={{ number: numberField(w), code, new_password: newPasswordField(lang) }}
          submit={t.submit}
          busy={w.login.busy}
          send={async ({ number, code, new_password }) => {
            const body = { number: number.trim(), code: code.trim(), new_password };
            onLogIn(await answer(api.POST("/sessions/first", { body })));
          }}
        />
      </div>
      <p class="centred">
        <a class="link" href={address()}>
          {t.haveOne}
        </a>
      </p>
    </Screen>
  );
}

/** Where typing begins once a slip has filled in the code. */
function useBeginningAtNumber(scanned: string) {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (scanned) form.current?.querySelector<HTMLInputElement>("[name=number]")?.focus();
  }, [scanned]);
  return form;
}
