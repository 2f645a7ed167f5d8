import { render } from "preact";
import { App } from "./app";
import { installWorker } from "./version/worker";
import { language } from "./words/language";
import { loadWords } from "./words/words";

export function start(): void {
  const root = document.getElementById("app");
  const draw = () => root && render(<App />, root);
  loadWords(language()).then(draw, draw); // in Indonesian where the other words cannot be had
  const install = () => void installWorker().catch(() => undefined); // the app works without it
  if (document.readyState === "complete") install();
  else addEventListener("load", install);
}
