import type { Db } from '../../store/db.ts';
import type { PublicationRow } from '../../store/publications.ts';
import { isTestAsked } from '../../store/test-asks.ts';
import { storedDesired } from '../model/request/stored.ts';
import { usersOf } from './testers-of.ts';

/** Whether a person is known to be a tester, without reading the groups: assigned by themselves, or asked before. */
export async function isKnownTester(db: Db, publication: PublicationRow, personId: string): Promise<boolean> {
  const id = personId.toLowerCase();
  if (id === '') return false;
  if (usersOf(storedDesired(publication)).some(({ aadObjectId }) => aadObjectId === id)) return true;
  return isTestAsked(db, publication, id);
}
