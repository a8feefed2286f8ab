import { findPublicationById } from '../../store/publications.ts';
import type { Deps } from '../model/deps.ts';
import { storedDesired } from '../model/request/stored.ts';
import { isHostMissing, lastQlikFacts } from '../qlik/facts.ts';

/**
 * Whether Qlik Sense, as read last, lacks an external host that a publication has now, and the bot can add it. False
 * where that was not read.
 */
export async function canAllowHosts(
  deps: Pick<Deps, 'db' | 'qlik'>,
  publicationId: string,
): Promise<boolean> {
  if (!deps.qlik) return false;
  const row = await findPublicationById(deps.db, publicationId);
  return row?.state === 'published' && isHostMissing(await lastQlikFacts(deps, storedDesired(row)));
}
