import { describe, expect, it } from 'vitest';
import { startingTerms } from '../../services/partnerships/partnership/starting-terms.ts';
import { ClauseText, clauses } from '../../shared/contracts/partnership.ts';
import { check } from '../../shared/kernel/check.ts';
import { languages } from '../../shared/kernel/words.ts';
import { questionDraft, terrainDraft } from '../board/drafts.ts';

const both = { terrain: terrainDraft, question: questionDraft };

describe('the terms people start from', () => {
  it('say something that could stand in every clause, in both languages, whatever was posted', () => {
    const stories = [both, { terrain: terrainDraft, question: null }, { terrain: null, question: questionDraft }];
    for (const language of languages)
      for (const about of stories)
        for (const { id } of clauses) {
          const text = startingTerms(language, about)[id] ?? '';
          expect(check(ClauseText, { text }).ok).toBe(true);
          expect(text).not.toMatch(/\{|undefined|null/);
        }
  });

  it('take titles, offers, organisations and expectations from what was posted', () => {
    const terms = startingTerms('fr', both);
    expect(terms.object).toContain(questionDraft.title);
    expect(terms.object).toContain(terrainDraft.title);
    expect(terms.data).toContain('entretiens, observation');
    expect(terms.roles).toContain(terrainDraft.organisation);
    expect(terms.restitution).toContain(terrainDraft.expects);
  });

  it('take the days both have in common, and leave open what does not meet', () => {
    const calendar = (terrain: object, question: object) =>
      startingTerms('fr', {
        terrain: { ...terrainDraft, ...terrain },
        question: { ...questionDraft, ...question },
      }).calendar?.split('\n')[0];
    expect(calendar({ from: '2026-10-01', until: '2027-06-30' }, { from: '2027-01-01', until: '2027-12-31' })).toBe(
      'Du 1er janvier 2027 au 30 juin 2027.',
    );
    expect(calendar({ until: '2026-12-31' }, { from: '2027-01-01' })).toMatch(/^Début et fin/);
    expect(calendar({}, { until: '2027-06-30' })).toContain('Jusqu’au 30 juin 2027');
  });
});
