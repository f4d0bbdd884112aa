import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseMinutes } from '../../services/meetings/minutes/parse-minutes.ts';

const bullets = fc.constantFrom('- ', '→ ', '• ', '* ', '  - ', '', '+ ', '1. ', '### ');
const endings = fc.constantFrom('.', ' ?', ' :', '', ' : <https://exemple.org/x>');
const words = fc.constantFrom(
  'Une commune observe ses quais',
  'comment on partage',
  'Gouvernance',
  'Le jardin // la place',
  'DONNÉES',
);
const line = fc.tuple(bullets, words, endings);
const section = fc.constantFrom(
  'PISTES DE RÉFLEXION',
  'TERRAINS',
  '## Ressources',
  'Intervenant·e·s :',
  'SYNTHÈSE',
  '',
);
const part = fc.record({ section, gap: fc.constantFrom('\n', '\n\n'), lines: fc.array(line, { maxLength: 8 }) });
const meeting = fc.array(part, { maxLength: 6 });

it('drops no line: every word given comes back as a production, a theme, a person, or a line not understood', () =>
  fc.assert(
    fc.property(fc.array(meeting, { minLength: 1, maxLength: 3 }), (meetings) => {
      let count = 0;
      const tokens: string[] = [];
      const token = () => {
        tokens.push(`mot${String(count++)}x`);
        return tokens.at(-1);
      };
      const source = meetings
        .map((parts, at) => {
          const body = parts.map(({ section: name, gap, lines }) =>
            [name, ...lines.map(([bullet, text, end]) => `${bullet}${text} ${token()}${end}`)].join(gap),
          );
          return [`SESSION ${at + 1} – Titre ${token()}`, ...body].join('\n\n');
        })
        .join('\n\n');
      const parsed = parseMinutes(source);
      const answer = JSON.stringify(parsed);
      expect(parsed.ok).toBe(true);
      expect(tokens.filter((word) => !answer.includes(word))).toEqual([]);
    }),
    { numRuns: 400, seed: 20260524 },
  ));

it('never throws, whatever it is given', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => void parseMinutes(`SESSION 1 – A\n${text}`)),
    {
      numRuns: 500,
      seed: 7,
    },
  ));
