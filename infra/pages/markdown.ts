import { raw } from 'hono/html';
import MarkdownIt from 'markdown-it';
import type { Html } from '../../web/pages/frame.ts';
import { typeset } from '../../web/pages/typeset.ts';

/** The level of the title under which a text stands on its page. */
const PAGE_LEVEL = 1;
const DEEPEST = 6;

const reader = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image');

reader.renderer.rules.text = (tokens, index) => reader.utils.escapeHtml(typeset(tokens[index]?.content ?? ''));
reader.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow ugc');
  return self.renderToken(tokens, index, options);
};

/** Headings start right under the page’s own and never skip a level, however they were typed. */
reader.core.ruler.push('headings_in_order', ({ tokens }) => {
  const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close');
  const ranks = [...new Set(headings.map(({ tag }) => tag))].sort();
  let above = PAGE_LEVEL;
  for (const heading of headings) {
    const level = Math.min(PAGE_LEVEL + 1 + ranks.indexOf(heading.tag), above + 1, DEEPEST);
    if (heading.type === 'heading_close') above = level;
    heading.tag = `h${level}`;
  }
});

/** What somebody wrote in Markdown, made safe: no HTML, no images, only web and mail links, headings from the second level. */
export const markdown = (text: string): Html => raw(reader.render(text)) as Html;
