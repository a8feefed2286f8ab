import type { Db } from '../../store/db.ts';
import { findOutsideChecks } from '../../store/outside-checks.ts';
import type { Finding, OutsideCheck } from '../model/publication/outside.ts';

/** Returns what the last visits from outside of a publication showed, the hub's first; empty = there was none. */
export async function lastOutside(db: Db, publicationId: string): Promise<OutsideCheck[]> {
  const rows = await findOutsideChecks(db, publicationId);
  return rows.map((row) => ({
    publicationId,
    role: row.role,
    checkedAt: row.checked_at,
    since: row.since,
    state: row.state,
    findings: row.findings as Finding[],
  }));
}
