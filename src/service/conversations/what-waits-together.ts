import type { Db } from '../../store/db.ts';
import { findWaiting } from '../../store/what-waits.ts';
import type { WhatWaits } from '../model/hear.ts';
import { eachTogether } from '../waiting/together.ts';
import { newsSince } from './follow-requester.ts';

/** Looks for those who are heard while a look is under way in one statement. */
export function whatWaitsTogether(db: Db): WhatWaits {
  return eachTogether((places) => findWaiting(db, places, newsSince()));
}
