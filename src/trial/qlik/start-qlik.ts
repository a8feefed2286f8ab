import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectRepository, type Repository } from '../../qlik/repository.ts';
import { startRepositoryService } from './repository-service.ts';
import { siteOf, type StoredSite } from './site.ts';

/** A running stand-in for Qlik Sense. */
export interface TrialQlik {
  repository: Repository;
  close(): Promise<void>;
}

/** Starts a stand-in for Qlik Sense whose state is kept below `dataDir`, with certificates made now. */
export async function startQlik(dataDir: string): Promise<TrialQlik> {
  const path = join(dataDir, 'qlik.json');
  const service = await startRepositoryService({
    site: existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as StoredSite) : siteOf(),
    restartMs: 2000,
    written: (site) => {
      writeFileSync(`${path}.new`, JSON.stringify(site));
      renameSync(`${path}.new`, path);
    },
  });
  const certificates = await service.authority.client();
  const repository = connectRepository({ url: service.url, user: 'INTERNAL\\sa_repository', certificates });
  return { repository, close: service.close };
}
