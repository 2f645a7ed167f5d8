/**
 * Log in for the first time, or again after a forgotten password: by a one-time code and a new password.
 *
 * Where the QR of a slip has led here, the code is filled in already. The number never is: no paper holds it.
 */
import { useEffect, useRef } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { Form } from "../parts/form";
import { newPasswordField, numberField } from "../parts/login_fields";
import { Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { address } from "../route";
import { useSlip } from "../use_slip";
import { useWords } from "../words/words";

export default function FirstLogin({ onLogIn }: { onLogIn: (session: Schemas["SessionView"]) => void }) {
  const { w } = useWords();
  const scanned = useSlip();
  const form = useBeginningAtNumber(scanned);
  const code = {
    label: w.first.code,
    hint: scanned ? undefined : w.first.codeHint,
    autocomplete: "one-time-code",
    maxLength: 40,
    value: scanned,
    check: (value: string) => (value.trim() ? "" : w.first.codeMissing),
  };
  return (
    <Screen title={w.first.title} above={[]} plain>
      {!scanned && <p class="lead">{w.first.lead}</p>}
      <div role="status">
        {scanned ? (
          <Notice tone="ok" title={w.first.filled}>
            <p>{w.first.filledNext}</p>
          </Notice>
        ) : (
          <Notice tone="info" icon="camera">
            <p>{w.first.slip}</p>
          </Notice>
        )}
      </div>
      <div ref={form}>
        <Form
          key={scanned}
          isCard
          fields={{ number: numberField(w), code, new_password: newPasswordField(w) }}
          submit={w.first.submit}
          busy={w.login.busy}
          send={async ({ number, code, new_password }) => {
            const body = { number: number.trim(), code: code.trim(), new_password };
            onLogIn(await answer(api.POST("/sessions/first", { body })));
          }}
        />
      </div>
      <p class="centred">
        <a class="link" href={address()}>
          {w.first.haveOne}
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
