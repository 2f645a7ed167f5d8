/** The phones in one's name: this one and any other, and how to take them off. */
import { useState } from "preact/hooks";
import type { Schemas } from "../api/client";
import { asRefusal, type Refusal } from "../api/refusal";
import { address } from "../route";
import { useInside } from "../state/inside";
import { dateAndTime } from "../words/format";
import { usePageWords } from "../words/words";
import { ACCOUNT } from "./account_words";
import { NoNotice } from "./notice";
import { PHONE } from "./phone_words";

export function Phones() {
  const { t, w } = usePageWords(ACCOUNT);
  const { me, phone } = useInside();
  const [said, setSaid] = useState("");
  const others = me.employee.devices.filter((each) => each.device_id !== phone.device?.device_id);
  const onRemoved = () => setSaid(t.removed);
  return (
    <section class="card stack" aria-labelledby="phone">
      <h2 id="phone">{t.phone}</h2>
      {phone.device ? (
        <DeviceRow device={phone.device} ask={t.remove} onRemoved={onRemoved} />
      ) : (
        <>
          <p>{phone.isReplaced ? `${w.device.replaced}. ${w.device.replacedHint}` : w.device.none}</p>
          <a class="quiet" href={address("ponsel")}>
            {w.device.enrol}
          </a>
        </>
      )}
      {others.length > 0 && <h3>{t.otherPhone}</h3>}
      {others.map((each) => (
        <DeviceRow key={each.device_id} device={each} ask={t.removeOther} onRemoved={onRemoved} />
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
  const { t, w, lang } = usePageWords(ACCOUNT);
  const { t: phones } = usePageWords(PHONE);
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
          <span class={`tag ${isActive ? "ok" : "warn"}`}>{isActive ? phones.active : w.device.pending}</span>{" "}
          {device.shared && <span class="tag off">{phones.shared}</span>}
        </p>
        <p class="soft">{phones.enrolledAt(dateAndTime(device.enrolled_at, lang, today.data?.zone))}</p>
      </div>
      {refusal && <NoNotice refusal={refusal} />}
      {isSure ? (
        <div class="decision stack" role="alert">
          <p>{t.removeSure}</p>
          <div class="side">
            <button type="button" class="danger" onClick={() => void remove()}>
              {t.removeYes}
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
