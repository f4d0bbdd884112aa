import { Hono } from 'hono';
import * as v from 'valibot';
import { PlaceAnswer, PlaceQuery } from '../../../shared/contracts/place.ts';
import { type Ambient, endpoint } from '../../kit/http.ts';
import type { Deps } from '../../kit/ports.ts';

/** Places while one types; the list changes once a year, so that a browser may keep an answer for a day. */
export const placesRoutes = ({ places }: Deps) =>
  new Hono<Ambient>().get(
    '/places',
    endpoint(
      { summary: 'Suggest places for what was typed', who: 'anyone', query: PlaceQuery, answer: v.array(PlaceAnswer) },
      async ({ c, query }) => {
        c.header('Cache-Control', 'public, max-age=86400');
        return places.suggest(query.q, query.level || undefined);
      },
    ),
  );
