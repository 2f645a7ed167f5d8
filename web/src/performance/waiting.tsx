/** Reports that wait on this phone: to be changed or dropped, and how many have just gone out. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { Notice } from "../parts/notice";
import { Sure } from "../parts/sure";
import { address } from "../route";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { allDrafts, type Draft, dropDraft, onSent, sendDrafts } from "./drafts";
import { ACTIVITIES } from "./words";

/** The app sends them whenever it can, and this page as soon as it opens. */
export function Drafts({ employeeId, sent }: { employeeId: string; sent: () => Promise<void> }) {
  const { t, lang } = usePageWords(ACTIVITIES);
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [said, setSaid] = useState("");
  const look = useCallback(async () => setDrafts(await allDrafts(employeeId).catch(() => [])), [employeeId]);
  useEffect(() => {
    const stop = onSent((many) => {
      void look();
      if (!many) return;
      setSaid(t.sent(many));
      void sent();
    });
    void look();
    void sendDrafts(employeeId).catch(() => undefined);
    return stop;
  }, [employeeId, look, sent, t]);
  async function drop(id: string) {
    await dropDraft(employeeId, id);
    await look();
  }
  return (
    <>
      <p class="live" role="status">
        {said}
      </p>
      {drafts.length > 0 && (
        <section class="stack" aria-labelledby="drafts">
          <h2 id="drafts">{t.waitingHere}</h2>
          <p class="hint">{t.waitingHint}</p>
          <ul class="stack">
            {drafts.map(({ id, told, refused }) => (
              <li key={id} class="card stack">
                <p class="strong">{shortDate(told.on, lang)}</p>
                <p class="lines">{told.text}</p>
                {refused && (
                  <Notice tone="bad">
                    <p>{refused}</p>
                  </Notice>
                )}
                <div class="side">
                  <a class="quiet" href={address("kinerja", "baru", "draf", id)}>
                    {t.change}
                  </a>
                  <Sure
                    label={t.drop}
                    longLabel={`${t.drop}: ${told.text}`}
                    consequence={t.dropSure}
                    yes={t.dropYes}
                    busyLabel={t.acting}
                    act={() => drop(id)}
                  />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
