const MARKDOWN_LINK = /\[([^\]\n]{1,500})\]\(<?((?:https?:\/\/|www\.|mailto:)[^\s)>]+)>?\)/gi;
const LINK = /<((?:https?:\/\/|www\.)[^\s<>]+)>|((?:https?:\/\/|www\.)[^\s<>«»"]+)/gi;
const EMAIL =
  /<?(?:mailto:)?[\p{L}\d._%+-]{1,64}(?:@|\s?\[(?:at|arobase)\]\s?|\s?\((?:at|arobase)\)\s?)(?:[\p{L}\d-]{1,63}\.){1,5}\p{L}{2,12}>?/giu;
const EMPHASIS = /\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*|(?<![\p{L}\d])_([^_\s][^_]*)_(?![\p{L}\d])/gu;

/** What a person wrote in place of an address that must not be published. */
export const MASK = '[adresse masquée]';

/** A link found bare in a sentence carries the punctuation that follows it. */
const trimmed = (url: string): string => {
  const end = url.replace(/[.,;:!?…*_'’]+$/, '');
  const unbalanced = end.endsWith(')') && !end.includes('(');
  return unbalanced ? trimmed(end.slice(0, -1)) : end;
};

const absolute = (url: string) => (url.toLowerCase().startsWith('www.') ? `https://${url}` : url);

/** Colons and stops that only led to a link, once it is gone. */
const withoutOrphans = (text: string) =>
  text.replace(/(?:\s+[:,]|\s*:)\s+\.(?=\s)/g, '.').replace(/(?:\s*(?::|,|\/\/|->|→)|\s+[.;])+\s*$/, '');

export type Words = Readonly<{ text: string; links: string[]; masked: boolean }>;

/** The words of a passage apart from its links; e-mail addresses are masked, emphasis marks removed, spelling untouched. */
export const wordsOf = (written: string): Words => {
  const links: string[] = [];
  const keep = (url: string) => {
    if (URL.canParse(absolute(url))) links.push(absolute(url));
  };
  const unlinked = written
    .replace(MARKDOWN_LINK, (_, label: string, url: string) => {
      if (!url.toLowerCase().startsWith('mailto:')) keep(url);
      return label === url ? '' : label;
    })
    .replace(LINK, (_, angled: string | undefined, bare: string | undefined) => {
      const url = angled ?? trimmed(bare ?? '');
      keep(url);
      return angled === undefined ? (bare ?? '').slice(url.length) : '';
    });
  const shown = unlinked.replace(EMAIL, MASK);
  const plain = shown
    .replace(
      EMPHASIS,
      (_, ...found: (string | undefined)[]) => found.slice(0, 4).find((part) => part !== undefined) ?? '',
    )
    .replace(/\\([\\`*_{}[\]()#+\-.!'"<>|~])/g, '$1');
  const tidy = plain.replace(/[ \t]+/g, ' ').trim();
  return { text: links.length > 0 ? withoutOrphans(tidy) : tidy, links, masked: shown !== unlinked };
};

/** Words somebody typed, with e-mail addresses masked and nothing else touched. */
export const withoutAddresses = (written: string): string => written.replace(EMAIL, MASK);
