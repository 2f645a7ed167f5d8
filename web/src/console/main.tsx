/** The console: the same session, words and look as the phone app's, in a frame for a desk. */
import { render } from "preact";
import { wear } from "../state/look";
import { language } from "../words/language";
import { loadWords } from "../words/words";
import { Console } from "./console";

document.documentElement.lang = language();
wear();
const root = document.getElementById("app");
const draw = () => root && render(<Console />, root);
loadWords(language()).then(draw, draw);
