/** What the app takes, why and for how long, to be read at any time. */
import { later } from "../parts/later";
import { Need, PrivacyFacts } from "../parts/privacy_facts";
import { Screen } from "../parts/screen";
import { PUSH_WORDS } from "../push/words";
import { useFrame } from "../state/inside";
import { usePageWords } from "../words/words";

const ReviewerWish = later(() => import("../reviews/wish"));

export default function PrivacyScreen() {
  const { t, w } = usePageWords(PUSH_WORDS);
  const frame = useFrame("account");
  return (
    <Screen title={w.account.privacy} {...frame} above={["akun"]}>
      <div class="card stack">
        <Need icon="pin" title={w.priming.locationTitle} text={w.priming.location} />
        <Need icon="camera" title={w.priming.cameraTitle} text={w.priming.camera} />
      </div>
      <PrivacyFacts />
      <ReviewerWish />
      <div class="card stack">
        <Need icon="lock" title={t.title} text={t.private} />
      </div>
    </Screen>
  );
}
