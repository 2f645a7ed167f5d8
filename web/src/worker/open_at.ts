/** Bring the app to the front at a page: the one that is open where there is one, else a new one. */

interface OpenPage {
  url: string;
  focus: () => Promise<unknown>;
  postMessage: (message: { route: string }) => void;
}

export interface Windows {
  matchAll: (options: { type: "window"; includeUncontrolled: true }) => Promise<readonly OpenPage[]>;
  openWindow: (url: string) => Promise<unknown>;
}

export async function openAt(windows: Windows, origin: string, route: string): Promise<void> {
  const pages = await windows.matchAll({ type: "window", includeUncontrolled: true });
  const page = pages.find(({ url }) => new URL(url).origin === origin);
  if (!page) {
    await windows.openWindow(`/#/${route}`);
    return;
  }
  page.postMessage({ route }); // it knows whether it may be left
  await page.focus();
}
