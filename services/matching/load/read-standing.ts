import type { TerrainStanding } from '../../../shared/contracts/terrain-standing.ts';
import type { Deps } from '../../kit/ports.ts';
import { bodyOf } from '../proposal/indexed.ts';
import { liveIndex } from '../proposal/live-index.ts';
import { type MatchableRow, matchableById } from '../proposal/matchable.view.ts';
import { restUntil, strainOf } from './guard.ts';
import { type Load, loads, noLoad } from './load.view.ts';
import { terrainsOfOrganisation } from './organisation-terrains.ts';

const SHOWN = 3;
/** Some of the nearest are strained too. */
const LOOKED_AT = 12;

type Reading = Readonly<{ db: Deps['db']; places: Deps['places']; clock: Deps['clock'] }>;

/** A terrain as its page knows it. */
type Asked = Readonly<{ id: string; capacity: number; organisation: string }>;

/** How much is asked of a terrain, and what is comparable and less asked. Its organisation is looked at for who may ask. */
export const standingOf = async (
  deps: Reading,
  { id, capacity, organisation: name }: Asked,
  mayAsk: boolean,
): Promise<TerrainStanding> => {
  const load = (await loads(deps.db, [id])).get(id) ?? noLoad;
  const strain = strainOf(capacity, load);
  const organisation = mayAsk && strain === 'none' && name ? await organisationStrain(deps, name) : null;
  return {
    strain,
    waiting: load.waiting,
    running: load.running,
    capacity,
    studied: load.partnerships - load.running,
    restUntil: restUntil(load.closedAt, deps.clock.now())?.toISOString() ?? null,
    organisation,
    comparable: strain !== 'none' || organisation ? await comparableTo(deps, id, organisation?.name) : [],
  };
};

const capacityOf = ({ content }: Pick<MatchableRow, 'content'>): number =>
  'capacity' in content ? content.capacity : 1;

/** All open terrains of an organisation weighed together, when they are several and strained. */
const organisationStrain = async ({ db }: Reading, name: string): Promise<TerrainStanding['organisation']> => {
  const rows = await terrainsOfOrganisation(db, name);
  if (rows.length < 2) return null;
  const held = await loads(
    db,
    rows.map(({ proposal }) => proposal),
  );
  const sum = (of: (load: Load) => number): number => [...held.values()].reduce((all, load) => all + of(load), 0);
  const capacity = rows.reduce((all, row) => all + capacityOf(row), 0);
  const strain = strainOf(capacity, { waiting: sum((load) => load.waiting), running: sum((load) => load.running) });
  return strain === 'none' ? null : { name, strain, terrains: rows.length };
};

/** Terrains nearest to this one in what they say, open, not strained, and not of `spared`: too much is asked of that organisation. */
const comparableTo = async (
  { db, places }: Reading,
  id: string,
  spared: string | undefined,
): Promise<TerrainStanding['comparable']> => {
  const terrain = await matchableById(db, id);
  if (!terrain) return [];
  const index = await liveIndex(db, places).fresh();
  // A text asked as if it were of the other kind finds its own.
  const found = await index.matchesOfText(
    'question',
    { title: terrain.content.title, body: bodyOf(terrain) },
    { limit: LOOKED_AT, without: (other) => other === id },
  );
  const near = found.filter(({ label }) => label === 'strong' || label === 'probable');
  const ids = near.map((match) => match.id);
  const [held, rows] = await Promise.all([loads(db, ids), Promise.all(ids.map((id) => matchableById(db, id)))]);
  return rows
    .flatMap((row) => {
      if (!row || row.content.organisation === spared) return [];
      if (strainOf(capacityOf(row), held.get(row.proposal) ?? noLoad) !== 'none') return [];
      const { title, organisation } = row.content;
      const place = 'territory' in row.content ? row.content.territory.label : '';
      return [{ id: row.proposal, title, organisation, place }];
    })
    .slice(0, SHOWN);
};
