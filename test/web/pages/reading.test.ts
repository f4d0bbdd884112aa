import { describe, expect, it } from 'vitest';
import { markdown } from '../../../infra/pages/markdown.ts';
import { langOf, languageOfText } from '../../../web/pages/text-language.ts';
import { typeset } from '../../../web/pages/typeset.ts';

describe('somebody’s words on a page', () => {
  it.each([
    ['Depuis deux ans, les agents tiennent un guichet dans le bourg.', 'fr'],
    ['For two years the staff of this town have run a desk.', 'en'],
    ['Inclusion 2027', null],
  ])('%s is in %s', (text, language) => expect(languageOfText(text)).toBe(language));
  it('carry their language only where it is not the page’s', () => {
    expect(langOf('fr', 'Les gens et la ville')).toEqual({});
    expect(langOf('en', 'Les gens et la ville')).toEqual({ lang: 'fr' });
  });

  it('get unbreakable spaces where spaces were typed, and no others', () => {
    expect(typeset("« Qui vient ? » : l'accueil !")).toBe('«\u202fQui vient\u202f?\u202f»\u00a0: l’accueil\u202f!');
    expect(typeset('Who comes? Nobody: at 14:30!')).toBe('Who comes? Nobody: at 14:30!');
  });

  const made = (text: string) => String(markdown(text));
  it('have headings that never skip a level', () =>
    expect(made('### A\n\n# B\n\n##### C').match(/<h\d>/g)).toEqual(['<h2>', '<h2>', '<h3>']));
  it.each([
    '<b onclick=x>',
    '<script>x</script>',
    '![x](https://ailleurs.example/x.png)',
    '[x](javascript:x)',
    '[x](data:text/html,x)',
  ])('%s runs nothing and fetches nothing', (text) =>
    expect(made(text)).not.toMatch(/<(?:b|script|img)\b|href="(?:javascript|data)/),
  );
  it('have links that vouch for nothing', () =>
    expect(made('https://example.fr')).toContain('<a href="https://example.fr" rel="nofollow ugc">'));
});
