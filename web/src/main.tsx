import { render } from "preact";
import { App } from "./app";
import { takeSlip } from "./slip";
import { wear } from "./state/look";
import { installWorker } from "./version/worker";
import { language } from "./words/language";
import { loadWords } from "./words/words";

takeSlip(window); // before anything is drawn or sent
addEventListener("hashchange", () => takeSlip(window)); // and before any screen hears of it
document.documentElement.lang = language();
wear();
const root = document.getElementById("app");
const draw = () => root && render(<App />, root);
loadWords(language()).then(draw, draw); // in Indonesian where the other words cannot be had
addEventListener("load", () => void installWorker().catch(() => undefined)); // the app works without it
