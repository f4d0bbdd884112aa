import { and, eq } from 'drizzle-orm';
import type { Db } from '../../kit/ports.ts';
import { matchableTable, organisationIn } from '../proposal/matchable.view.ts';

/** The open terrains of an organisation, named as its terrains name it. */
export const terrainsOfOrganisation = (db: Db, name: string) =>
  db
    .select({ proposal: matchableTable.proposal, content: matchableTable.content })
    .from(matchableTable)
    .where(
      and(
        eq(matchableTable.status, 'open'),
        eq(matchableTable.kind, 'terrain'),
        eq(organisationIn(matchableTable.content), name),
      ),
    );
