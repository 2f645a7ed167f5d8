/** What the app takes, why and for how long, before the phone asks for permissions. */
import { useState } from "preact/hooks";
import { PermissionHelp } from "../parts/permission_help";
import { type Asked, Need, PrivacyFacts } from "../parts/privacy_facts";
import { Screen } from "../parts/screen";
import { askForCamera } from "../photo/camera";
import { askForPosition } from "../place/position";
import { goInstead } from "../route";
import { useFrame, useInside } from "../state/inside";
import { setPrimed } from "../state/primed";
import { useWords } from "../words/words";

export default function PrimingScreen() {
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
    setPrimed();
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
