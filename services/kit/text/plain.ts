const LONGEST_TEXT = 20_000;

/** What carries no meaning of its own: HTML tags and entities, web and mail addresses. Each pattern is linear. */
const noise = [
  /<\/?[a-z!][^<>]{0,500}>/gi,
  /&(?:#\d{1,6}|#x[\da-f]{1,6}|nbsp|amp|lt|gt|quot|laquo|raquo);/gi,
  /(?:https?:\/\/|www\.)[^\s<>«»"]+/gi,
  /[\w.+-]{1,64}@[\w.-]{1,200}/g,
];

/** The text with its noise blanked, so that every offset still holds; cut at 20,000 characters. */
export const plain = (text: string): string =>
  noise.reduce(
    (kept, pattern) => kept.replace(pattern, (found) => ' '.repeat(found.length)),
    text.slice(0, LONGEST_TEXT),
  );
