/** Enrol this phone: make its key, tell the server, then wait for one approval (and check in meanwhile). */
import { useEffect, useState } from "preact/hooks";
import { canKeepKeys, hasOthersKey, phoneLabel } from "../device/key";
import { Form } from "../parts/form";
import { Tick } from "../parts/labelled";
import { Notice } from "../parts/notice";
import { Busy, Screen } from "../parts/screen";
import { address, goInstead } from "../route";
import { useFrame, useInside } from "../state/inside";
import { useWords } from "../words/words";

export default function EnrolScreen() {
  const { w } = useWords();
  const { phone } = useInside();
  const { city, agency } = useFrame();
  const titles = {
    looking: w.enrol.title,
    none: w.enrol.title,
    pending: w.enrol.pendingTitle,
    active: w.enrol.activeTitle,
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
  const { w } = useWords();
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
        <p>{w.enrol.insecure}</p>
      </Notice>
    );
  }
  return (
    <>
      <p class="lead">{w.enrol.lead}</p>
      <Form
        isCard
        fields={{
          label: { label: w.enrol.label, hint: w.enrol.labelHint, value: guess, autocomplete: "off", maxLength: 80 },
        }}
        submit={w.enrol.submit}
        busy={w.enrol.busy}
        send={({ label }) => phone.enrol(label.trim() || guess, isShared)}
        foot={
          <button type="button" class="quiet" onClick={() => goInstead()}>
            {w.enrol.later}
          </button>
        }
      >
        <p>{w.enrol.how}</p>
        <div>
          {hasOthers && <p>{w.enrol.hasOthers}</p>}
          <Tick label={w.enrol.shared} value={isShared} onValue={setShared} />
          {isShared && (
            <div class="hint" role="status">
              <p>{w.enrol.sharedHint}</p>
            </div>
          )}
        </div>
        {hasOther && (
          <Notice tone="info">
            <p>{w.enrol.replaces}</p>
          </Notice>
        )}
      </Form>
    </>
  );
}

function Enrolled() {
  const { w } = useWords();
  const { phone } = useInside();
  const isActive = phone.state === "active";
  return (
    <>
      <div role="status">
        <Notice tone={isActive ? "ok" : "warn"} title={phone.device?.label ?? ""}>
          <p>{isActive ? w.enrol.active : w.enrol.pending}</p>
        </Notice>
      </div>
      {!isActive && <p>{w.enrol.meanwhile}</p>}
      <a class="main" href={address()}>
        {w.enrol.toHome}
      </a>
    </>
  );
}
