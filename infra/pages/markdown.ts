import { raw } from 'hono/html';
import MarkdownIt from 'markdown-it';
import type { Html } from '../../web/pages/frame.ts';
import { typeset } from '../../web/pages/typeset.ts';

/** Headings of a text stand below the page’s own. */
const DEEPER = 2;

const reader = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image');

reader.renderer.rules.text = (tokens, index) => reader.utils.escapeHtml(typeset(tokens[index]?.content ?? ''));
reader.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow ugc');
  return self.renderToken(tokens, index, options);
};
for (const rule of ['heading_open', 'heading_close'] as const)
  reader.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + DEEPER)}`;
    return self.renderToken(tokens, index, options);
  };

/** What somebody wrote in Markdown, made safe: no HTML, no images, only web and mail links, headings from the third level. */
export const markdown = (text: string): Html => raw(reader.render(text)) as Html;
