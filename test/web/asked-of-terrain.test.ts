import { describe, expect, it } from 'vitest';
import { type AskedOfTerrain, questionsFor } from '../../web/board/asked-of-terrain.ts';

const given = (text: string) => ({
  recognised: (concepts: number) => ({
    asks: (...questions: AskedOfTerrain[]) => expect(questionsFor(text, concepts)).toEqual(questions),
  }),
});

const full = `Depuis 2021, une ludothèque accueille les habitants de deux quartiers. Nous aimerions comprendre qui ne vient pas. Les
cahiers de prêt sont complets. ${'La salle ouvre quatre après-midi par semaine, et le mercredi elle est pleine. '.repeat(3)}`;

describe('what a terrain leaves open', () => {
  it('is asked of a short text, the three first things missing', () =>
    given('Une ludothèque au bord du canal').recognised(1).asks('public', 'since', 'material'));
  it('is asked of a short text however much was recognised', () =>
    given('Une ludothèque au bord du canal, un parc, une école').recognised(6).asks('public', 'since', 'material'));
  it('is not asked again once answered', () => {
    given('Une ludothèque pour les familles').recognised(1).asks('since', 'material', 'wish');
    given('Une ludothèque pour les familles, ouverte en 2019').recognised(1).asks('material', 'wish');
    given('Une ludothèque pour les familles, ouverte en 2019, avec ses cahiers de prêt').recognised(1).asks('wish');
    given('Qui vient à la ludothèque ? Des familles, depuis 2019 ; les cahiers de prêt le disent').recognised(1).asks();
  });
  it('is asked of a long text in which little was recognised', () =>
    given('La salle est pleine le mercredi. '.repeat(20)).recognised(2).asks('public', 'since', 'material'));
  it('is not asked of a long text in which enough was recognised', () => {
    given('La salle est pleine le mercredi. '.repeat(20)).recognised(3).asks();
    given(full).recognised(0).asks();
  });
  it('heeds neither accents nor capitals', () =>
    given('DES ÉLÈVES, DEPUIS TROIS ANS, DES DONNÉES').recognised(0).asks('wish'));
  it('reads English too', () =>
    given('A toy library for families, since 2019, with loan records').recognised(0).asks('wish'));
  it('takes no part of a word for the word', () =>
    given('Un spasme des cadres de danse').recognised(0).asks('public', 'since', 'material'));
});
