/** Small, so that it is here before the app: the session is asked for meanwhile. */
import "./api/first_refresh";
import { takeCode } from "./slip";
import { wear } from "./state/look";
import { language } from "./words/language";

takeCode(window); // before anything is drawn
addEventListener("hashchange", () => takeCode(window)); // and before any screen hears of it
document.documentElement.lang = language();
wear();
void import("./start").then(({ start }) => start());
