const narrow = '\u202f';
const wide = '\u00a0';

/**
 * French typography for text that people typed: the right no-break space before `; ! ? »` and `:`, after `«`, real
 * apostrophes and ellipses. Addresses and hours written `14:30` are left alone.
 * Source: Lexique des règles typographiques en usage à l’Imprimerie nationale.
 */
export const french = (text: string): string =>
  text
    .split(/(\bhttps?:\/\/\S+|\S+@\S+)/)
    .map((part, index) => (index % 2 === 1 ? part : spaced(part)))
    .join('');

const spaced = (text: string): string =>
  text
    .replace(/\.{3}/g, '…')
    .replace(/(\p{L})'(?=\p{L})/gu, '$1’')
    .replace(/(\S)[ \u00a0\u202f]*([;!?]+)(?=\s|$|[»)])/g, `$1${narrow}$2`)
    .replace(/(\S)[ \u00a0\u202f]*:(?=\s|$)/g, `$1${wide}:`)
    .replace(/«[ \u00a0\u202f]*/g, `«${narrow}`)
    .replace(/[ \u00a0\u202f]*»/g, `${narrow}»`);
