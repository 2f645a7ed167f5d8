/** The service worker, built apart as one plain script that knows the files of this build by name. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

/** What a first open loads besides the entry's own scripts and styles. */
const SHELL = ["index.html", "look.js", "manifest.webmanifest"];

/** @returns {import("vite").Plugin} */
export function serviceWorker() {
  let dist = "";
  return {
    name: "service-worker",
    apply: "build",
    configResolved({ root, build: { outDir } }) {
      dist = join(root, outDir);
    },
    async writeBundle() {
      const names = [...SHELL, ...(await namedBy(join(dist, "index.html")))].sort();
      await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        define: {
          FILES: JSON.stringify(names.map((name) => `/${name}`)),
          VERSION: JSON.stringify(await versionOf(dist, names)),
        },
        build: {
          target: "es2021",
          outDir: dist,
          emptyOutDir: false,
          lib: { entry: "src/worker/sw.ts", formats: ["iife"], name: "sw", fileName: () => "sw.js" },
        },
      });
    },
  };
}

/** What the page names: its scripts, what they import at once, its styles. */
async function namedBy(page) {
  const found = (await readFile(page, "utf8")).matchAll(/"\/(assets\/[^"]+)"/g);
  return [...new Set([...found].map(([, name]) => name))];
}

async function versionOf(dist, names) {
  const hash = createHash("sha256");
  for (const name of names) hash.update(name).update(await readFile(join(dist, name)));
  return hash.digest("hex").slice(0, 12);
}
