import type { Db } from '../../store/db.ts';
import { hear } from '../../store/hear.ts';
import type { Hear } from '../model/hear.ts';
import { eachTogether } from '../waiting/together.ts';

/** Longer than handling any message takes; after that, the instance that took it is considered dead. */
const leaseSeconds = 30;

/** Hears what comes while others are being heard in one statement. */
export function hearTogether(db: Db): Hear {
  return eachTogether((asked) => hear(db, asked, leaseSeconds));
}
