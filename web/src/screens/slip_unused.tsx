/** Somebody scanned a slip where a person is logged in already: nobody is logged out, and the code stays good. */
import { Notice } from "../parts/notice";
import { Screen } from "../parts/screen";
import { address } from "../route";
import { useFrame, useInside } from "../state/inside";
import { useSlip } from "../use_slip";
import { usePageWords } from "../words/words";

const id = {
  title: "Sudah ada yang masuk",
  who: (name: string) => `${name} sedang masuk di ponsel ini. Kode di slip belum terpakai.`,
  own: "Slip Anda sendiri? Anda sudah masuk, tidak perlu kode lagi.",
  other: "Slip orang lain? Pindai QR-nya dengan ponsel orang itu.",
  forgot:
    "Ingin memakai kodenya di ponsel ini, misalnya karena lupa kata sandi? Keluar dulu di Akun, lalu pindai lagi.",
};
const en: typeof id = {
  title: "Somebody is logged in",
  who: (name) => `${name} is logged in on this phone. The slip's code has not been used.`,
  own: "Your own slip? You are in, no code is needed.",
  other: "Somebody else's slip? Scan its QR with that person's phone.",
  forgot:
    "To use the code on this phone, say because the password is forgotten, log out under Account, then scan again.",
};

export default function SlipUnused() {
  const { t, w } = usePageWords({ id, en });
  const { me } = useInside();
  const { city, agency } = useFrame();
  useSlip(); // forgotten when this is left: nobody else's code stays on this phone
  return (
    <Screen title={t.title} city={city} agency={agency} above={[]} plain>
      <Notice tone="info" icon="lock">
        <p>{t.who(me.employee.name)}</p>
      </Notice>
      <ul class="stack">
        {[t.own, t.other, t.forgot].map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <a class="main" href={address()}>
        {w.backHome}
      </a>
      <p class="centred">
        <a class="link" href={address("akun")}>
          {w.nav.account}
        </a>
      </p>
    </Screen>
  );
}
