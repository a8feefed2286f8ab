import { connectRepository, type Repository } from '../../../src/qlik/repository.ts';
import type { QlikSite } from '../../../src/service/model/qlik-site.ts';
import { watchSite } from '../../../src/service/qlik/watch-site.ts';
import type { Db } from '../../../src/store/db.ts';
import type { RepositoryService } from '../../../src/trial/qlik/repository-service.ts';

/** Connects to a stand-in for Qlik Sense as the bot does. */
export async function repositoryOf({ authority, url }: RepositoryService): Promise<Repository> {
  const certificates = await authority.client();
  return connectRepository({ url, user: 'INTERNAL\\sa_repository', certificates, timeLimitMs: 2000 });
}

/** The same, with the copy that the bot keeps. */
export async function connected(db: Db, service: RepositoryService): Promise<QlikSite> {
  return watchSite(db, await repositoryOf(service), 30);
}
