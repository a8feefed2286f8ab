import { findApplications, type ApplicationRow } from '../../store/applications.ts';
import { findPublicationById, type PublicationRow } from '../../store/publications.ts';
import type { WatchRow } from '../../store/watch.ts';
import type { Deps } from '../model/deps.ts';
import { stopWatching } from './stop-watching.ts';

/** A publication whose turn it is. */
export interface Due {
  watch: WatchRow;
  publication: PublicationRow;
  applications: ApplicationRow[];
}

/** Reads the publications whose turn it is; stops watching those that are not published any more. */
export async function readDue(deps: Deps, rows: readonly WatchRow[]): Promise<Due[]> {
  const { db } = deps;
  const due: Due[] = [];
  for (const watch of rows) {
    const publication = await findPublicationById(db, watch.publication_id);
    if (publication?.state !== 'published') await stopWatching(deps, watch.publication_id);
    else due.push({ watch, publication, applications: await findApplications(db, publication.id) });
  }
  return due;
}
