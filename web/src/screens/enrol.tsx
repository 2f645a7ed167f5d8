/** Enrol this phone: make its key, tell the server, then wait for one approval (and check in meanwhile). */
import { useEffect, useState } from "preact/hooks";
import { canKeepKeys, hasOthersKey, phoneLabel } from "../device/key";
import { Form } from "../parts/form";
import { Tick } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { Busy, Screen } from "../parts/screen";
import { address, goInstead } from "../route";
import { useFrame, useInside } from "../state/inside";
import { usePageWords } from "../words/words";
import { ENROL } from "./enrol_words";

export default function EnrolScreen() {
  const { t, w } = usePageWords(ENROL);
  const { phone } = useInside();
  const { city, agency } = useFrame();
  const titles = {
    looking: t.title,
    none: t.title,
    pending: t.pendingTitle,
    active: t.activeTitle,
  };
  return (
    <Screen key={phone.state} title={titles[phone.state]} city={city} agency={agency} above={[]} plain>
      {phone.state === "looking" && <Busy>{w.loading}</Busy>}
      {phone.state === "none" && <EnrolForm />}
      {(phone.state === "pending" || phone.state === "active") && <Enrolled />}
    </Screen>
  );
}

function EnrolForm() {
  const { t, w } = usePageWords(ENROL);
  const { me, phone } = useInside();
  const guess = phoneLabel(navigator.userAgent);
  const { employee_id } = me.employee;
  const [isShared, setShared] = useState(false);
  const [hasOthers, setOthers] = useState(false);
  useEffect(() => {
    const found = (others: boolean) => {
      setOthers(others);
      if (others) setShared(true);
    };
    hasOthersKey(employee_id).then(found, () => undefined); // a browser that keeps no keys says so when one is made
  }, [employee_id]);
  const hasOther = me.employee.devices.some((each) => each.state === "active");
  if (!canKeepKeys()) {
    return (
      <Notice tone="bad">
        <p>{t.insecure}</p>
      </Notice>
    );
  }
  return (
    <>
      <p class="lead">{t.lead}</p>
      <Form
        isCard
        fields={{
          label: { label: t.label, hint: t.labelHint, value: guess, autocomplete: "off", maxLength: 80 },
        }}
        submit={w.device.enrol}
        busy={t.busy}
        send={({ label }) => phone.enrol(label.trim() || guess, isShared)}
        foot={
          <button type="button" class="quiet" onClick={() => goInstead()}>
            {t.later}
          </button>
        }
      >
        <p>{t.how}</p>
        <div>
          {hasOthers && <p>{t.hasOthers}</p>}
          <Tick label={t.shared} value={isShared} onValue={setShared} />
          {isShared && (
            <div class="hint" role="status">
              <p>{t.sharedHint}</p>
            </div>
          )}
        </div>
        {hasOther && (
          <Notice tone="info">
            <p>{t.replaces}</p>
          </Notice>
        )}
      </Form>
    </>
  );
}

function Enrolled() {
  const { t } = usePageWords(ENROL);
  const { phone } = useInside();
  const isActive = phone.state === "active";
  return (
    <>
      <div role="status">
        <Notice tone={isActive ? "ok" : "warn"} title={phone.device?.label ?? ""}>
          <p>{isActive ? t.active : t.pending}</p>
        </Notice>
      </div>
      {!isActive && <p>{t.meanwhile}</p>}
      <a class="main" href={address()}>
        {t.toHome}
      </a>
    </>
  );
}
