import { randomUUID } from 'node:crypto';
import { recordMinutes } from '../../services/meetings/meetings.service.ts';
import type { MinutesRecord } from '../../shared/contracts/meeting.ts';
import type { MinutesRecorded } from '../../shared/contracts/meeting-answers.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { eventStore } from '../event-store/event-store.ts';
import { logReader } from '../event-store/log-reader.ts';
import { bringViewsUp } from '../runner/rebuild.ts';
import { allServices } from '../services.ts';
import { openStorage } from '../storage.ts';

/**
 * Records minutes straight into the database the settings name, by the same commands as the page. Throws `DirectoryInUse`
 * when a server holds the embedded database.
 */
export const recordOffline = async (record: MinutesRecord, config: Config): Promise<MinutesRecorded> => {
  const { database, beforeAppend } = await openStorage(config);
  try {
    const upcasters = Object.assign({}, ...allServices.map((service) => service.upcasters ?? {}));
    const views = allServices.flatMap((service) => service.views);
    await bringViewsUp(database, logReader(upcasters), views);
    const store = eventStore({
      database,
      clock: systemClock,
      inline: views.filter((view) => view.when === 'inline'),
      upcasters,
      ...(beforeAppend && { beforeAppend }),
    });
    return await recordMinutes({ store, newId: randomUUID })(record, { person: 'system', coordinator: true });
  } finally {
    await database.close();
  }
};
