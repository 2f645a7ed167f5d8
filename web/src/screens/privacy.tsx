/** What the app takes, why and for how long, to be read at any time. */
import { ACCOUNT } from "../parts/account_words";
import { later } from "../parts/later";
import { Need, PrivacyFacts } from "../parts/privacy_facts";
import { PRIVACY } from "../parts/privacy_words";
import { Screen } from "../parts/screen";
import { PUSH_WORDS } from "../push/words";
import { useFrame } from "../state/inside";
import { usePageWords } from "../words/words";

const ReviewerWish = later(() => import("../reviews/wish"));

export default function PrivacyScreen() {
  const { t } = usePageWords(PUSH_WORDS);
  const { t: account } = usePageWords(ACCOUNT);
  const { t: facts } = usePageWords(PRIVACY);
  const frame = useFrame("account");
  return (
    <Screen title={account.privacy} {...frame} above={["akun"]}>
      <div class="card stack">
        <Need icon="pin" title={facts.locationTitle} text={facts.location} />
        <Need icon="camera" title={facts.cameraTitle} text={facts.camera} />
      </div>
      <PrivacyFacts />
      <ReviewerWish />
      <div class="card stack">
        <Need icon="lock" title={t.title} text={t.private} />
      </div>
    </Screen>
  );
}
