import { html, raw } from 'hono/html';
import type { MailBlock, MailItem } from '../../services/kit/mail.ts';
import type { Html } from '../../web/pages/frame.ts';
import type { Letter } from './letter.ts';
import { headStyle, type MailClass, styleOf } from './mail-style.ts';

/** The mail as a mailbox shows it: no image, no script, nothing fetched, one main button. */
export const mailHtml = async (letter: Letter): Promise<string> =>
  String(
    await html`<!doctype html>
<html lang="${letter.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${letter.subject}</title>
<style>${raw(headStyle)}</style>
</head>
<body ${as('body')}>
<div ${as('preheader')} aria-hidden="true">${letter.preheader}</div>
<div ${as('sheet')}>
<p ${as('brand')}><a ${as('brand-link')} href="${letter.publicUrl}/">Connecteur</a></p>
<h1 ${as('title')}>${letter.title}</h1>
${letter.hello ? html`<p ${as('hello')}>${letter.hello}</p>` : ''}
${letter.blocks.map(block)}
${letter.action ? action(letter.action, letter.says.orCopy) : ''}
${foot(letter)}
</div>
</body>
</html>
`,
  );

const as = (name: MailClass) => raw(`class="m-${name}" style="${styleOf(name)}"`);

const block = (part: MailBlock): Html => {
  if (typeof part === 'string') return html`<p ${as('text')}>${part}</p>\n`;
  if ('heading' in part) return html`<h2 ${as('heading')}>${part.heading}</h2>\n`;
  if ('quote' in part)
    return html`<blockquote ${as('quote')}><p ${as('quote-text')}>${part.quote}</p>${
      part.by ? html`<p ${as('by')}>${part.by}</p>` : ''
    }</blockquote>\n`;
  if ('facts' in part)
    return html`<dl ${as('facts')}>${part.facts.map(
      ([label, value]) => html`<dt ${as('label')}>${label}</dt><dd ${as('value')}>${value}</dd>`,
    )}</dl>\n`;
  if ('list' in part) return html`<ul ${as('list')}>${part.list.map(item)}</ul>\n`;
  return html`<p ${as('text')}><a ${as('link')} href="${part.url}">${part.link}</a></p>\n`;
};

const item = ({ title, url, detail }: MailItem): Html =>
  html`<li ${as('item')}><span ${as('item-title')}>${
    url ? html`<a ${as('link')} href="${url}">${title}</a>` : title
  }</span>${detail ? html`<span ${as('detail')}>${detail}</span>` : ''}</li>`;

const action = ({ label, url }: NonNullable<Letter['action']>, orCopy: string): Html =>
  html`<p ${as('action')}><a ${as('button')} href="${url}">${label}</a></p>
<p ${as('address')}>${orCopy}<br>${url}</p>`;

const foot = ({ because, stop, says, publicUrl, preferences }: Letter): Html => html`<div ${as('foot')}>
<p ${as('foot-text')}>${because}</p>
${stop ? html`<p ${as('foot-text')}><a ${as('link')} href="${stop}">${says.stop}</a> · <a ${as('link')} href="${preferences}">${says.preferences}</a></p>` : ''}
<p ${as('foot-text')}>Connecteur, <a ${as('link')} href="${publicUrl}/">${new URL(publicUrl).host}</a></p>
</div>`;
