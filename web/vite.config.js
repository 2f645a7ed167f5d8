import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";
import { consolePage } from "./build/console.js";
import { firstLoad } from "./build/first_load.js";
import { serviceWorker } from "./build/service_worker.js";

// `npm run dev` beside a running city: its edge answers the API and the uploads.
const edge = loadEnv("", ".", "PRESENSI_").PRESENSI_EDGE ?? "http://127.0.0.1:8080";

const made = {
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["es2021", "safari15", "chrome90"],
    // Without es2021, which stands for browsers that get :-webkit-any() in :is()'s place: it weighs more than a th.
    cssTarget: ["safari15", "chrome90", "firefox90"],
    // The page's Content-Security-Policy allows no inline script or style: nothing may be put into index.html.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
};

export default defineConfig({
  ...made,
  plugins: [firstLoad(), consolePage(made), serviceWorker()],
  server: {
    proxy: { "/api": edge, "/s3": edge },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
