/** The public page: no login, and nothing of anybody's session is looked at. */
import { render } from "preact";
import { wear } from "../state/look";
import { language } from "../words/language";
import { loadWords } from "../words/words";
import { PublicPage } from "./page";

document.documentElement.lang = language();
wear();
const root = document.getElementById("app");
const draw = () => root && render(<PublicPage />, root);
loadWords(language()).then(draw, draw);
