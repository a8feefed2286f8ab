import type { Db } from '../../store/db.ts';
import { lastOutside } from '../outside/last-outside.ts';

/** Whether the last visit from outside found that a publication can be entered without the approved sign-in. */
export async function isOpenOutside(db: Db, publicationId: string): Promise<boolean> {
  return (await lastOutside(db, publicationId)).some(({ state }) => state === 'alarm');
}
