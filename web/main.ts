/// <reference types="vite/client" />
import { REFRESHED } from './ui/refresh-page.ts';
import { keptToast } from './ui/toast-later.ts';

/**
 * Every element a page may hold, by tag. A file’s name is its element’s tag: `web/board/post-terrain-form.ts` needs no
 * registering. Files that are no element have a dot in their name (`terrain.api.ts`) or no hyphen.
 */
const islands: Record<string, () => Promise<unknown>> = {
  'theme-switch': () => import('./ui/theme-switch.ts'),
  ...Object.fromEntries(
    Object.entries(import.meta.glob(['./*/**/*-*.ts', '!./ui/**', '!./pages/**', '!./**/*.*.ts'])).map(
      ([path, load]) => [path.slice(path.lastIndexOf('/') + 1, -'.ts'.length), load],
    ),
  ),
};

const wake = () => {
  const tags = new Set([...document.querySelectorAll(':not(:defined)')].map((element) => element.localName));
  for (const tag of tags) islands[tag]?.().catch((error: unknown) => console.error(`<${tag}>`, error));
};

const speakUp = async () => {
  const text = keptToast();
  if (!text) return;
  const { toast } = await import('./ui/status-toast.ts');
  await toast(text);
};

/** Pages of somebody signed in say from where on they want to hear what is new. */
const hearNews = async () => {
  const bookmark = document.body.dataset.news;
  if (!bookmark) return;
  const { listen } = await import('./news/listen.ts');
  listen(bookmark);
};

window.addEventListener(REFRESHED, wake);
wake();
speakUp();
hearNews();
