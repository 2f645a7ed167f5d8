/** Small, so that it is here before the app: the session is asked for meanwhile. */
import "./api/first_refresh";
import { wear } from "./state/look";
import { language } from "./words/language";

document.documentElement.lang = language();
wear();
void import("./start").then(({ start }) => start());
