/** The way from the phone app to the console, for who holds a role. */
import type { Language } from "../words/language";
import { usePageWords } from "../words/words";
import { Icon } from "./icon";

const id = { title: "Konsol", about: "Memantau dan mengelola dari komputer atau tablet." };
const en: typeof id = { title: "Console", about: "Watch and manage from a computer or tablet." };
const WORDS: Record<Language, typeof id> = { id, en };

export default function ToConsole() {
  const { t } = usePageWords(WORDS);
  return (
    <a class="card row-link" href="/console">
      <span>
        <span class="strong">{t.title}</span>
        <br />
        <span class="soft">{t.about}</span>
      </span>
      <Icon name="next" />
    </a>
  );
}
