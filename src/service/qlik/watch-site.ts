import { readProxyServices } from '../../qlik/proxy-services.ts';
import type { Repository } from '../../qlik/repository.ts';
import { readVirtualProxies } from '../../qlik/virtual-proxies.ts';
import type { QlikSite, Site } from '../model/qlik-site.ts';
import { keep } from '../waiting/keep.ts';

/** Creates the kept copy of a Qlik Sense site, fresh for `freshSeconds` or until it is changed. */
export function watchSite(repository: Repository, freshSeconds: number): QlikSite {
  let changes = 0;
  let changesRead = 0;
  const kept = keep(
    async () => {
      const before = changes;
      const site = await readSite(repository);
      changesRead = before;
      return site;
    },
    () => (changesRead === changes ? freshSeconds : 0),
  );
  return { ...kept, repository, changed: () => void (changes += 1) };
}

async function readSite(repository: Repository): Promise<Site> {
  const readAt = new Date();
  const [proxies, virtualProxies] = await Promise.all([
    readProxyServices(repository),
    readVirtualProxies(repository),
  ]);
  return { readAt, proxies, virtualProxies };
}
