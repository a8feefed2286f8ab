import { connectRepository } from '../../../src/qlik/repository.ts';
import type { QlikSite } from '../../../src/service/model/qlik-site.ts';
import { watchSite } from '../../../src/service/qlik/watch-site.ts';
import type { RepositoryService } from '../../../src/trial/qlik/repository-service.ts';

/** Connects to a stand-in for Qlik Sense as the bot does. */
export async function connected(service: RepositoryService): Promise<QlikSite> {
  const certificates = await service.authority.client();
  const user = 'INTERNAL\\sa_repository';
  return watchSite(connectRepository({ url: service.url, user, certificates, timeLimitMs: 2000 }), 30);
}
