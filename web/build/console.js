/**
 * The console, built apart: the phone's first load stays as it is, and the console loads nothing of the phone's.
 *
 * `npm run dev` serves it at /console, as the edge and the site's gateway do.
 */
import { build } from "vite";

/** As the phone app is built. @returns {import("vite").Plugin[]} */
export function consolePage({ oxc, build: options }) {
  return [
    {
      name: "console-address",
      apply: "serve",
      configureServer({ middlewares }) {
        middlewares.use((request, _, next) => {
          if (request.url?.split("?")[0] === "/console") request.url = "/console.html";
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
          oxc,
          build: { ...options, outDir: dir, emptyOutDir: false, rolldownOptions: { input: "console.html" } },
        });
      },
    },
  ];
}
