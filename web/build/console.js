/**
 * The console and the public page, built apart: the phone's first load stays as it is, and they load nothing of its own.
 *
 * `npm run dev` serves each at its address, as the edge and the site's gateway do.
 */
import { build } from "vite";
import { leafletUnderPolicy } from "./leaflet_csp.js";

const PAGES = { "/console": "console.html", "/publik": "publik.html" };

/** As the phone app is built. @returns {import("vite").Plugin[]} */
export function consolePage({ oxc, build: options }) {
  return [
    {
      name: "console-address",
      apply: "serve",
      configureServer({ middlewares }) {
        middlewares.use((request, _, next) => {
          const page = PAGES[request.url?.split("?")[0]];
          if (page) request.url = `/${page}`;
          next();
        });
      },
    },
    {
      name: "console-page",
      apply: "build",
      async writeBundle({ dir }) {
        await build({
          configFile: false,
          logLevel: "warn",
          publicDir: false,
          plugins: [leafletUnderPolicy()],
          oxc,
          build: { ...options, outDir: dir, emptyOutDir: false, rolldownOptions: { input: Object.values(PAGES) } },
        });
      },
    },
  ];
}
