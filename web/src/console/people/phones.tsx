/** A person's phones: what awaits a decision is approved or rejected, what is active may be blocked. */
import { ActButton } from "../../moving_in/act";
import { decideDevice } from "../../moving_in/waiting_phones";
import { useMovingIn } from "../../moving_in/words";
import { PHONE } from "../../parts/phone_words";
import { Sure } from "../../parts/sure";
import { useHere } from "../../state/here";
import { holds } from "../../state/inside";
import { LEADERS_WHO_ACT } from "../../state/roles";
import { dateAndTime } from "../../words/format";
import { usePageWords } from "../../words/words";
import type { Person } from "./person";
import { DESK_PEOPLE } from "./words";

type Device = Person["devices"][number];

interface PhonesProps {
  person: Person;
  changed: (said: string) => Promise<void>;
}

export function PersonPhones({ person, changed }: PhonesProps) {
  const { t } = usePageWords(DESK_PEOPLE);
  const { me } = useHere();
  const mayDecide = holds(me, LEADERS_WHO_ACT) && me.employee.employee_id !== person.employee_id;
  return (
    <section class="card stack" aria-labelledby="devices">
      <h3 id="devices">{t.devices}</h3>
      {person.grants === null ? (
        <p class="soft">{t.pendingOnly}</p>
      ) : (
        !person.devices.length && <p class="soft">{t.noDevices}</p>
      )}
      {person.devices.map((device) => (
        <Phone key={device.device_id} {...{ person, device, changed, mayDecide }} />
      ))}
    </section>
  );
}

function Phone({ person, device, changed, mayDecide }: PhonesProps & { device: Device; mayDecide: boolean }) {
  const { t, lang } = usePageWords(DESK_PEOPLE);
  const { t: phone } = usePageWords(PHONE);
  const { m } = useMovingIn();
  const { zone } = useHere();
  const isPending = device.state === "pending";
  const isReplacing = isPending && person.devices.some(({ state }) => state === "active");
  async function settle(approve: boolean, said: string) {
    await decideDevice(person.employee_id, device.device_id, approve);
    await changed(said);
  }
  return (
    <div class="stack">
      <div>
        <p class="strong">{device.label}</p>
        <p class="tags">
          <span class={`tag ${isPending ? "warn" : "ok"}`}>{isPending ? t.phones.pending : t.phones.active}</span>
          {device.shared && <span class="tag off">{phone.shared}</span>}
        </p>
        <p class="soft">{t.enrolled(dateAndTime(device.enrolled_at, lang, zone))}</p>
      </div>
      {mayDecide && isPending && (
        <>
          <p>{device.shared ? m.askShared : phone.ask}</p>
          {isReplacing && <p class="late">{t.approveSure}</p>}
          <div class="side">
            <ActButton kind="main" act={() => settle(true, t.approved)} label={t.approve} busyLabel={t.approving} />
            <Sure
              label={t.reject}
              consequence={t.rejectSure}
              yes={t.rejectYes}
              busyLabel={t.working}
              act={() => settle(false, t.rejected)}
            />
          </div>
        </>
      )}
      {mayDecide && !isPending && (
        <Sure
          label={t.block}
          consequence={t.blockSure}
          yes={t.blockYes}
          busyLabel={t.working}
          act={() => settle(false, t.blocked)}
        />
      )}
    </div>
  );
}
