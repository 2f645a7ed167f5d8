/**
 * What a first open loads: a small entry that asks for the session, and beside it the app in one piece.
 *
 * Left alone, the bundler makes a piece of each module that a later screen shares: twenty requests on a slow network.
 */
import { join } from "node:path";

/** @returns {import("vite").Plugin} */
export function firstLoad() {
  let start = "";
  let entry = "";
  let first; // the modules of both, once all are known
  return {
    name: "first-load",
    apply: "build",
    config: () => ({
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ debugName: "first load", name: (id, known) => pieceOf(id, known) }] } },
        },
      },
    }),
    configResolved({ root }) {
      start = join(root, "src/start.tsx");
      entry = join(root, "src/main.ts");
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find((each) => each.type === "chunk" && each.name === "start");
        const files = [chunk.fileName, ...chunk.imports].filter((file) => !html.includes(file));
        return files.map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
          injectTo: "head",
        }));
      },
    },
  };

  function pieceOf(id, known) {
    first ??= { session: reached(entry, known), start: reached(start, known) };
    if (first.session.has(id) || id.includes("rolldown/runtime")) return "session";
    return first.start.has(id) ? "start" : null;
  }
}

/** The module and all that it imports at once, and so on. */
function reached(from, known, found = new Set()) {
  if (found.has(from)) return found;
  found.add(from);
  for (const id of known.getModuleInfo(from)?.importedIds ?? []) reached(id, known, found);
  return found;
}
