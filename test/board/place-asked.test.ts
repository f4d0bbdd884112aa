import { describe, expect, it } from 'vitest';
import { officialPlaces } from '../../infra/places.ts';
import { placeAsked } from '../../services/board/proposal/place-asked.ts';
import { departements, inDepartement } from '../../shared/vocabulary/departements.ts';

const places = officialPlaces();

describe('a place in a search', () => {
  it.each([
    ['22', '22', ''],
    ['2a', '2A', ''],
    ['Côtes-d’Armor', '22', ''],
    ['cotes d armor', '22', ''],
    ['saint brieuc', '22', ''],
    ['logement St-Brieuc', '22', 'logement'],
    ['eau potable dans les Côtes-d’Armor', '22', 'eau potable'],
    ['cantines à Rennes', '35', 'cantines'],
    ['école dans l’Ain, collège', '01', 'école collège'],
    ['974', '974', ''],
  ])('%s', (q, departement, rest) => expect(placeAsked(places, q)).toMatchObject({ departement, rest }));
  it.each([
    ['', 'nothing asked'],
    ['eau potable', 'no place'],
    ['logement orange mairie', 'one word among others that is also a commune'],
    ['Saint-Denis', 'a name several communes bear'],
    ['99', 'a number no département has'],
    ['constructor', 'what every object has'],
  ])('« %s » names none: %s', (q) => expect(placeAsked(places, q)).toBeUndefined());
});

describe('in a département', () => {
  it.each([
    ['22', 'dans les Côtes-d’Armor'],
    ['01', 'dans l’Ain'],
    ['29', 'dans le Finistère'],
    ['33', 'dans la Gironde'],
    ['85', 'en Vendée'],
    ['75', 'à Paris'],
    ['2A', 'en Corse-du-Sud'],
  ])('%s', (code, said) => expect(inDepartement('fr', code)).toBe(said));
  it('is said of every one in English', () => {
    for (const [code, name] of Object.entries(departements)) expect(inDepartement('en', code)).toBe(`in ${name}`);
  });
});
