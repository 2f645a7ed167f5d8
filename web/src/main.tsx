import { render } from "preact";
import { App } from "./app";
import { wear } from "./state/look";
import { installWorker } from "./version/worker";
import { language } from "./words/language";
import { loadWords } from "./words/words";

document.documentElement.lang = language();
wear();
const root = document.getElementById("app");
const draw = () => root && render(<App />, root);
loadWords(language()).then(draw, draw); // in Indonesian where the other words cannot be had
addEventListener("load", () => void installWorker().catch(() => undefined)); // the app works without it
