// Runs before the first paint, so that a forced theme never flashes. A classic script: it may import nothing,
// and so repeats the key under which `ui/theme-choice.ts` keeps the choice.
try {
  const kept = localStorage.getItem('connecteur:theme');
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
} catch {
  // A browser that keeps nothing follows the system.
}
