/** Enrol this phone: make its key, tell the server, then wait for one approval (and check in meanwhile). */
import { canKeepKeys, phoneLabel } from "../device/key";
import { Form } from "../parts/form";
import { Notice } from "../parts/notice";
import { Busy, Screen } from "../parts/screen";
import { address, goInstead } from "../route";
import { useFrame, useInside } from "../state/inside";
import { useWords } from "../words/words";

export function EnrolScreen() {
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
        send={({ label }) => phone.enrol(label.trim() || guess)}
        foot={
          <button type="button" class="quiet" onClick={() => goInstead()}>
            {w.enrol.later}
          </button>
        }
      >
        <p>{w.enrol.how}</p>
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
