/** What the app takes, why and for how long: before the phone asks for permissions, and again under Account. */
import { useState } from "preact/hooks";
import { Icon, type IconName } from "../parts/icon";
import { PermissionHelp } from "../parts/permission_help";
import { Screen } from "../parts/screen";
import { askForCamera } from "../photo/camera";
import { askForPosition } from "../place/position";
import { goInstead } from "../route";
import { useCity } from "../state/city";
import { useFrame, useInside } from "../state/inside";
import { remember } from "../words/language";
import { useWords } from "../words/words";

export const PRIMED = "presensi.primed";

type Asked = "waiting" | "asking" | "granted" | "denied" | "unavailable";

export function PrimingScreen() {
  const { w } = useWords();
  const { phone, watchPosition } = useInside();
  const { city, agency } = useFrame();
  const [location, setLocation] = useState<Asked>("waiting");
  const [camera, setCamera] = useState<Asked>("waiting");
  const isAsked = location !== "waiting" && location !== "asking" && camera !== "waiting" && camera !== "asking";
  const isAsking = location === "asking" || camera === "asking";

  async function ask() {
    setLocation("asking");
    const place = await askForPosition();
    setLocation(place);
    if (place === "granted") watchPosition();
    setCamera("asking");
    const picture = await askForCamera();
    setCamera(picture === "granted" || picture === "denied" ? picture : "unavailable");
  }
  function goOn() {
    remember(PRIMED, "1");
    goInstead(...(phone.state === "none" ? ["ponsel"] : []));
  }

  return (
    <Screen title={w.priming.title} city={city} agency={agency} plain>
      <p class="lead">{w.priming.lead}</p>
      <div class="card stack">
        <Need icon="pin" title={w.priming.locationTitle} text={w.priming.location} asked={location} />
        {location === "denied" && <PermissionHelp about="location" />}
        <Need icon="camera" title={w.priming.cameraTitle} text={w.priming.camera} asked={camera} />
        {camera === "denied" && <PermissionHelp about="camera" />}
      </div>
      <PrivacyFacts />
      <div class="actions at-foot">
        {isAsked ? (
          <button type="button" class="main" onClick={goOn}>
            {w.priming.next}
          </button>
        ) : (
          <>
            <button type="button" class="main" onClick={() => void ask()} disabled={isAsking}>
              {isAsking ? w.priming.asking : w.priming.allow}
            </button>
            <button type="button" class="quiet" onClick={goOn}>
              {w.priming.later}
            </button>
          </>
        )}
      </div>
    </Screen>
  );
}

export function PrivacyScreen() {
  const { w } = useWords();
  const frame = useFrame("account");
  return (
    <Screen title={w.account.privacy} {...frame} above={["akun"]}>
      <div class="card stack">
        <Need icon="pin" title={w.priming.locationTitle} text={w.priming.location} />
        <Need icon="camera" title={w.priming.cameraTitle} text={w.priming.camera} />
      </div>
      <PrivacyFacts />
    </Screen>
  );
}

function Need({ icon, title, text, asked }: { icon: IconName; title: string; text: string; asked?: Asked }) {
  const { w } = useWords();
  const tone = asked === "granted" ? "ok" : asked === "denied" || asked === "unavailable" ? "bad" : "off";
  return (
    <div class="need">
      <Icon name={icon} />
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        {asked && (
          <p role="status">
            <span class={`tag ${tone}`}>{asked === "asking" ? w.priming.asking : w.priming[asked]}</span>
          </p>
        )}
      </div>
    </div>
  );
}

function PrivacyFacts() {
  const { w } = useWords();
  const kept = useCity()?.retention;
  const days = (count: number | undefined) => (count ? w.priming.days(count) : w.priming.byCity);
  const facts = [
    [w.priming.kept.photo, days(kept?.selfie_days)],
    [w.priming.kept.position, days(kept?.position_days)],
    [w.priming.kept.record, w.priming.byArchive],
  ];
  return (
    <div class="card stack">
      <div class="need">
        <Icon name="clock" />
        <div>
          <h2>{w.priming.keptTitle}</h2>
          <dl class="facts">
            {facts.map(([what, howLong]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{howLong}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <Need icon="eye" title={w.priming.seenTitle} text={w.priming.seen} />
      <Need icon="people" title={w.priming.judgedTitle} text={w.priming.judged} />
    </div>
  );
}
