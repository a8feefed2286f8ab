import { QlikError } from '../../qlik/qlik-error.ts';
import type { Repository } from '../../qlik/repository.ts';
import { readVirtualProxy } from '../../qlik/virtual-proxies.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';
import { requireQlik } from '../qlik/require-qlik.ts';

/** Adds Qlik Sense's host allow list to what was observed, if the desired state is about it. Throws QlikError. */
export async function withHostList(
  deps: Pick<Deps, 'qlik'>,
  { hostList }: Desired,
  observed: Observed,
): Promise<Observed> {
  if (!hostList) return observed;
  return { ...observed, hostList: await readHosts(requireQlik(deps).repository, hostList.virtualProxyId) };
}

async function readHosts(repository: Repository, id: string): Promise<readonly string[] | null> {
  try {
    return (await readVirtualProxy(repository, id)).websocketCrossOriginWhiteList;
  } catch (error) {
    if (error instanceof QlikError && error.trouble === 'gone') return null;
    throw error;
  }
}
