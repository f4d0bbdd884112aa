const KEY = 'connecteur:toast';

/** Keeps a message for the next page: call it just before going there. */
export const toastLater = (text: string): void => sessionStorage.setItem(KEY, text);

/** The message kept by the page before, once. */
export const keptToast = (): string | null => {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return text;
};
