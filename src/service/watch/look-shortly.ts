import { randomUUID } from 'node:crypto';
import { readShortLooks, type ShortLook } from '../../graph/short-look.ts';
import { isBeingChanged } from '../../store/comparisons.ts';
import { compare } from '../compare/compare.ts';
import type { Deps } from '../model/deps.ts';
import type { Comparison } from '../model/publication/comparison.ts';
import type { Due } from './due.ts';
import { lookAtCertificates } from './look-at-certificates.ts';
import { printOf } from './print.ts';

const dayMs = 24 * 3600 * 1000;

/** A publication after a look. */
export interface Looked {
  due: Due;
  print: string;
  /** `same` = nothing has moved since it was last compared; `later` = it could not be compared now. */
  comparison: Comparison | 'same' | 'later';
}

/**
 * Looks shortly at up to ten publications with a few calls, and compares those in full that are not as they were.
 * `groupOf` = the connector group of each application. Throws what Graph throws.
 */
export async function lookShortly(
  deps: Deps,
  some: readonly Due[],
  groupOf: ReadonlyMap<string, string>,
  now: Date,
): Promise<Looked[]> {
  const rows = some.flatMap(({ applications }) => applications);
  const ids = rows.map((row) => ({
    applicationId: row.application_id,
    servicePrincipalId: row.service_principal_id,
  }));
  const looks = await readShortLooks(deps.graphFor(randomUUID()), ids);
  const lookAt = new Map(rows.map(({ application_id: id }, i) => [id, looks[i]]));
  await lookAtCertificates(deps, some, lookAt, now);
  const looked: Looked[] = [];
  for (const due of some) {
    const own = due.applications.flatMap(({ application_id: id }): ShortLook[] => {
      const one = lookAt.get(id);
      return one ? [one] : [];
    });
    const groups = due.applications.map(({ application_id: id }) => groupOf.get(id) ?? '');
    const print = printOf(due.publication.revision, own, groups);
    looked.push({ due, print, comparison: await compareIfMoved(deps, due, print, now) });
  }
  return looked;
}

async function compareIfMoved(
  deps: Deps,
  { watch, publication }: Due,
  print: string,
  now: Date,
): Promise<Looked['comparison']> {
  const { compared_at: comparedAt, is_moved: isMoved } = watch;
  const isOld = comparedAt === null || now.getTime() - comparedAt.getTime() > dayMs;
  if (print === watch.print && !isMoved && !isOld) return 'same';
  // What a request is writing is not drift.
  if (await isBeingChanged(deps.db, publication.name)) return 'later';
  const found = await compare(deps, publication.id);
  const isNow = found?.revision === publication.revision && found.problem === '';
  return isNow && !(await isBeingChanged(deps.db, publication.name)) ? found : 'later';
}
