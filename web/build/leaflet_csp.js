/**
 * Leaflet asks whether the browser draws SVG by giving a string to `innerHTML`, which the page's policy forbids: the
 * whole module would fail. It is asked with elements instead. The rest of Leaflet that takes strings is not used.
 */
const ASKED = "div.innerHTML = '<svg/>';";
const ASKED_SO = "div.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));";

/** @returns {import("vite").Plugin} */
export function leafletUnderPolicy() {
  return {
    name: "leaflet-csp",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("/leaflet/dist/leaflet-src")) return null;
      if (!code.includes(ASKED)) throw new Error("Leaflet asks in another way now: look at build/leaflet_csp.js");
      return { code: code.replace(ASKED, ASKED_SO), map: null };
    },
  };
}
