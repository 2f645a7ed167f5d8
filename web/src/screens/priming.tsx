/** What the app takes, why and for how long, before the phone asks for permissions. */
import { useState } from "preact/hooks";
import { PermissionHelp } from "../parts/permission_help";
import { type Asked, Need, PrivacyFacts } from "../parts/privacy_facts";
import { PRIVACY } from "../parts/privacy_words";
import { Screen } from "../parts/screen";
import { askForCamera } from "../photo/camera";
import { askForPosition } from "../place/position";
import { goInstead } from "../route";
import { useFrame, useInside } from "../state/inside";
import { setPrimed } from "../state/primed";
import { usePageWords } from "../words/words";

export default function PrimingScreen() {
  const { t } = usePageWords(PRIVACY);
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
    setPrimed();
    goInstead(...(phone.state === "none" ? ["ponsel"] : []));
  }

  return (
    <Screen title={t.title} city={city} agency={agency} plain>
      <p class="lead">{t.lead}</p>
      <div class="card stack">
        <Need icon="pin" title={t.locationTitle} text={t.location} asked={location} />
        {location === "denied" && <PermissionHelp about="location" />}
        <Need icon="camera" title={t.cameraTitle} text={t.camera} asked={camera} />
        {camera === "denied" && <PermissionHelp about="camera" />}
      </div>
      <PrivacyFacts />
      <div class="actions at-foot">
        {isAsked ? (
          <button type="button" class="main" onClick={goOn}>
            {t.next}
          </button>
        ) : (
          <>
            <button type="button" class="main" onClick={() => void ask()} disabled={isAsking}>
              {isAsking ? t.asking : t.allow}
            </button>
            <button type="button" class="quiet" onClick={goOn}>
              {t.later}
            </button>
          </>
        )}
      </div>
    </Screen>
  );
}
