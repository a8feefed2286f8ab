import { noContent } from '../http/message.ts';
import { notFound } from '../http/fault.ts';
import { betaOnly, type Route } from '../http/router.ts';
import { changesSince, type Collections } from '../tenant/collections.ts';

/** What each tenant was like, by name, until the process ends. */
const taken = new WeakMap<Collections, Map<string, Collections>>();

/** Everything as it is now, to come back to after things were broken. What the bot does in between is gone then, too. */
export const snapshotHands: readonly Route[] = [
  {
    method: 'PUT',
    path: 'snapshots/{name}',
    versions: betaOnly,
    handler(tenant, _request, { name = '' }) {
      const known = taken.get(tenant.collections) ?? new Map<string, Collections>();
      taken.set(tenant.collections, known.set(name, structuredClone(tenant.collections)));
      return noContent;
    },
  },
  {
    method: 'POST',
    path: 'snapshots/{name}/restore',
    versions: betaOnly,
    handler(tenant, _request, { name = '' }) {
      const found = taken.get(tenant.collections)?.get(name);
      if (!found) throw notFound(name);
      tenant.write(...changesSince(tenant.collections, structuredClone(found)));
      return noContent;
    },
  },
];
