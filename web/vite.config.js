import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";
import { firstLoad } from "./build/first_load.js";
import { leafletUnderPolicy } from "./build/leaflet_csp.js";
import { serviceWorker } from "./build/service_worker.js";

// `npm run dev` beside a running city: its edge answers the API and the uploads.
const edge = loadEnv("", ".", "PRESENSI_").PRESENSI_EDGE ?? "http://127.0.0.1:8080";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [firstLoad(), leafletUnderPolicy(), serviceWorker()],
  build: {
    target: ["es2021", "safari15", "chrome90"],
    // The page's Content-Security-Policy allows no inline script or style: nothing may be put into index.html.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    proxy: { "/api": edge, "/s3": edge },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
