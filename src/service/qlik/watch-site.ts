import { readProxyServices } from '../../qlik/proxy-services.ts';
import type { Repository } from '../../qlik/repository.ts';
import { readVirtualProxies } from '../../qlik/virtual-proxies.ts';
import type { Db } from '../../store/db.ts';
import { findQlikSite, setQlikSite, setQlikSiteChanged } from '../../store/qlik-site.ts';
import type { QlikSite, Site } from '../model/qlik-site.ts';
import { isWithin } from '../waiting/age.ts';

/** Creates the stored copy of a Qlik Sense site, fresh for `freshSeconds` or until an instance of the bot changes it. */
export function watchSite(db: Db, repository: Repository, freshSeconds: number): QlikSite {
  const { url } = repository;
  let reading: Promise<Site> | null = null;
  const last = () => storedSite(db, url);
  return {
    repository,
    last,
    read: async () => {
      const known = await last();
      if (known && isWithin(known.readAt, freshSeconds * 1000)) return known;
      reading ??= readAndStore(db, repository).finally(() => (reading = null));
      return reading;
    },
    changed: async () => {
      // What is being read now may be from before the change.
      reading = null;
      await setQlikSiteChanged(db, url);
    },
  };
}

async function readAndStore(db: Db, repository: Repository): Promise<Site> {
  const readAt = new Date();
  const [proxies, virtualProxies] = await Promise.all([
    readProxyServices(repository),
    readVirtualProxies(repository),
  ]);
  await setQlikSite(db, repository.url, readAt, { proxies, virtualProxies });
  return { readAt, proxies, virtualProxies };
}

/** The JSON document of the row with its type; only this room writes it. */
async function storedSite(db: Db, url: string): Promise<Site | null> {
  const row = await findQlikSite(db, url);
  return row?.site && row.read_at ? { ...(row.site as Omit<Site, 'readAt'>), readAt: row.read_at } : null;
}
