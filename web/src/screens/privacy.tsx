/** What the app takes, why and for how long, to be read at any time. */
import { Need, PrivacyFacts } from "../parts/privacy_facts";
import { Screen } from "../parts/screen";
import { useFrame } from "../state/inside";
import { useWords } from "../words/words";

export default function PrivacyScreen() {
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
