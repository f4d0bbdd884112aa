import type { News } from '../../shared/contracts/news.ts';
import { markMenu, placeOf } from './menu-marks.ts';
import { watchWriting } from './show-fresh.ts';
import { readStream } from './stream.ts';

/** The server says something every twenty seconds; a line this long silent is dead, and nobody told us. In milliseconds. */
const SILENCE_MS = 50_000;
/** Between two tries, from the first to the longest. */
const WAIT_MS = { first: 1_000, longest: 60_000 };

/**
 * Hears what is new for whoever is signed in, from this page’s `bookmark` on, while the page is seen: one that is hidden asks for
 * nothing, so that a browser full of tabs holds one line, and catches up when it is seen again.
 */
export const listen = (bookmark: string): void => {
  let since = bookmark;
  let failures = 0;
  let line: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hear = async ({ id, data }: { id?: string; data?: string }) => {
    failures = 0;
    if (id) since = id;
    if (data) await tell(JSON.parse(data) as News);
  };

  const ask = async (mine: AbortController): Promise<'again' | 'never'> => {
    const response = await fetch(`/api/news?on=${encodeURIComponent(location.pathname)}`, {
      headers: { accept: 'text/event-stream', 'last-event-id': since },
      signal: mine.signal,
    });
    if (response.status === 401) return 'never';
    if (!response.ok || !response.body) throw new Error(String(response.status));
    let silence: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(silence);
      silence = setTimeout(() => mine.abort(), SILENCE_MS);
    };
    wait();
    await readStream(response.body, (message) => {
      wait();
      hear(message);
    }).finally(() => clearTimeout(silence));
    return 'again';
  };

  const open = async () => {
    if (line || document.hidden) return;
    const mine = new AbortController();
    line = mine;
    const next = await ask(mine).catch(() => {
      failures += 1;
      return 'again' as const;
    });
    if (line !== mine) return;
    line = undefined;
    if (next === 'again') timer = setTimeout(open, pauseAfter(failures));
  };

  const close = () => {
    clearTimeout(timer);
    line?.abort();
    line = undefined;
  };

  const look = () => {
    close();
    open();
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : look()));
  window.addEventListener('online', look);
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', ({ persisted }) => persisted && look());
  watchWriting();
  open();
};

/** Twice as long each time, and never together with everybody else whose line was cut. */
const pauseAfter = (failures: number): number =>
  Math.min(WAIT_MS.longest, WAIT_MS.first * 2 ** Math.max(0, failures - 1)) * (0.5 + Math.random());

const tell = async (news: News): Promise<void> => {
  markMenu(news);
  const { notice } = await import('./news-notice.ts');
  await notice(news.here ? (news.kinds.length > 0 ? 'here' : 'old') : placeOf(news));
};
