/*
 * How mails look. Each rule is written on the element (some mailboxes drop the head) and once more as a class, which
 * dark mode and the development mail page build on. Colours are those of the site.
 */

const sans = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif";
const serif = "'Iowan Old Style','Palatino Linotype','URW Palladio L',P052,'Book Antiqua',Georgia,serif";

const styles = {
  body: `margin:0;padding:0;background:#fbf8f2;color:#25221c;font:17px/1.6 ${sans};-webkit-text-size-adjust:100%`,
  preheader: 'display:none;max-height:0;overflow:hidden;color:#fbf8f2;font-size:1px;line-height:1px',
  sheet: 'max-width:560px;margin:0 auto;padding:28px 20px 40px',
  brand: `margin:0 0 28px;padding-bottom:14px;border-bottom:2px solid #17594a;font:600 18px/1.3 ${serif};color:#17594a`,
  'brand-link': 'color:#17594a;text-decoration:none',
  title: `margin:0 0 20px;font:600 24px/1.25 ${serif};color:#25221c`,
  hello: 'margin:0 0 16px',
  text: 'margin:0 0 16px;overflow-wrap:anywhere',
  heading: `margin:28px 0 10px;font:600 19px/1.3 ${serif};color:#25221c`,
  quote: 'margin:0 0 20px;padding:4px 0 4px 16px;border-left:3px solid #c07a1b;overflow-wrap:anywhere',
  'quote-text': 'margin:0;white-space:pre-line',
  by: 'margin:8px 0 0;font-size:15px;color:#5d564a',
  facts: 'margin:0 0 20px;padding:0',
  label: 'margin:0;font-size:15px;color:#5d564a',
  value: 'margin:0 0 10px;padding:0;overflow-wrap:anywhere',
  list: 'margin:0 0 20px;padding:0;list-style:none',
  item: 'margin:0;padding:12px 0;border-top:1px solid #ddd4c4;overflow-wrap:anywhere',
  'item-title': 'font-weight:600',
  detail: 'display:block;font-size:15px;color:#5d564a',
  link: 'color:#17594a;text-decoration:underline',
  action: 'margin:28px 0',
  button:
    'display:inline-block;padding:12px 22px;border-radius:6px;background:#17594a;color:#ffffff;font-weight:600;text-decoration:none',
  address: 'margin:-14px 0 28px;font-size:14px;color:#5d564a;word-break:break-all',
  foot: 'margin:36px 0 0;padding-top:16px;border-top:1px solid #ddd4c4;font-size:14px;line-height:1.5;color:#5d564a',
  'foot-text': 'margin:0 0 8px',
} as const;
export type MailClass = keyof typeof styles;

/** What is written on an element of this class. */
export const styleOf = (name: MailClass): string => styles[name];

const dark = `@media (prefers-color-scheme:dark){
.m-body,.m-preheader{background:#191a17!important;color:#eee9de!important}
.m-title,.m-heading{color:#eee9de!important}
.m-brand,.m-brand-link,.m-link{color:#86cbb3!important;border-color:#86cbb3!important}
.m-button{background:#86cbb3!important;color:#10201a!important}
.m-by,.m-label,.m-detail,.m-address,.m-foot{color:#b9b2a3!important;border-color:#3b3c35!important}
.m-item{border-color:#3b3c35!important}
.m-quote{border-color:#dfa04a!important}
}`;
const narrow =
  '@media (max-width:420px){.m-sheet{padding:20px 16px 32px!important}.m-button{display:block!important;text-align:center}}';

/** For the head of a mail: what cannot be written on an element. */
export const headStyle = `:root{color-scheme:light dark;supported-color-schemes:light dark}${dark}${narrow}`;

/** The whole as a file, for pages that allow no style but files. */
export const styleSheet = `${Object.entries(styles)
  .map(([name, style]) => `.m-${name}{${style}}`)
  .join('\n')}\n${headStyle}`;
