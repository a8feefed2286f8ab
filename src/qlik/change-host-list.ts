import { z } from 'zod';
import { checked } from './checked.ts';
import { QlikError } from './qlik-error.ts';
import type { Repository } from './repository.ts';
import { pathOf } from './virtual-proxies.ts';

/** Hosts to add to a virtual proxy's host allow list, and to take off it. */
export interface HostListChange {
  virtualProxyId: string;
  add: readonly string[];
  remove: readonly string[];
}

/** Everything else of the object is sent back as it was read. */
const whole = z.looseObject({
  modifiedDate: z.iso.datetime({ offset: true }),
  websocketCrossOriginWhiteList: z.array(z.string()).nullish(),
});

const attempts = 4;

/**
 * Changes the host allow list of a virtual proxy; all other entries stay. Writes nothing if nothing differs, because a
 * write restarts the proxy. If somebody else writes at the same moment, reads again. May be repeated. Throws QlikError.
 */
export async function changeHostList(repository: Repository, change: HostListChange): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await changeOnce(repository, change);
    } catch (error) {
      const isConflict = error instanceof QlikError && error.trouble === 'conflict';
      if (!isConflict || attempt === attempts) throw error;
    }
  }
}

async function changeOnce(
  repository: Repository,
  { virtualProxyId, add, remove }: HostListChange,
): Promise<void> {
  const path = pathOf(virtualProxyId);
  const current = checked(whole, await repository.get(path));
  const before = current.websocketCrossOriginWhiteList ?? [];
  const kept = before.filter((one) => !remove.some((host) => isSameHost(one, host)));
  const missing = add.filter((host) => !kept.some((one) => isSameHost(one, host)));
  if (missing.length === 0 && kept.length === before.length) return;
  await repository.put(path, {
    ...current,
    websocketCrossOriginWhiteList: [...kept, ...missing],
    modifiedDate: justLater(current.modifiedDate),
  });
}

/** Whether an entry of the list is that host. */
export function isSameHost(entry: string, host: string): boolean {
  return entry.trim().toLowerCase() === host.toLowerCase();
}

/**
 * Qlik Sense takes an object only with a later date than it has. One second more, and not the time of now, is also
 * refused if somebody else has written since, instead of undoing what they did.
 */
function justLater(modifiedDate: string): string {
  return new Date(Date.parse(modifiedDate) + 1000).toISOString();
}
