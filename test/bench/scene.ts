import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { administrator, requester } from '../../src/trial/people.ts';
import { startTeams, type FakeTeams } from '../fakes/teams.ts';
import { person, type Person } from '../harness/chat/person.ts';
import { freshDatabase } from '../harness/database/database.ts';
import { freePort } from '../harness/process/product.ts';
import { openInbox, type Inbox } from './inbox.ts';
import { startBotProcess, type BotUnderTest } from './process.ts';
import { startTenant, type Tenant, type TenantOptions } from './tenant.ts';

/** The product as people meet it: the bot and the stand-in tenant as processes, Teams in this one. */
export interface Scene {
  bot: BotUnderTest;
  tenant: Tenant;
  teams: FakeTeams;
  inbox: Inbox;
  databaseUrl: string;
  rita: Person;
  adam: Person;
  /** Returns one of the tenant's additional people. */
  member(index: number): Person;
  close(): Promise<void>;
}

/** Starts it, on PostgreSQL where DATABASE_URL names a server and on PGlite otherwise. */
export async function startScene(
  options: TenantOptions & { databaseUrl?: string; env?: Record<string, string> } = {},
): Promise<Scene> {
  const { databaseUrl = '', env = {}, ...tenantOptions } = options;
  const tenant = await startTenant(tenantOptions);
  const teams = await startTeams();
  teams.limits.areOn = true;
  const inbox = openInbox(teams);
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const database = databaseUrl ? { url: databaseUrl, drop: async () => {} } : await freshDatabase();
  const bot = await startBotProcess('../../src/index.ts', await freePort(), {
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    GRAPH_URL: tenant.url,
    APPROVER_GROUP_ID: tenant.approverGroupId,
    OPEN_REQUESTS_PER_PERSON: '1000000',
    ...env,
  });
  const as = (who: { id: string; name: string }) => person(bot.url, teams, tenant.tenantId, who);
  return {
    bot,
    tenant,
    teams,
    inbox,
    databaseUrl: database.url,
    rita: as(requester),
    adam: as(administrator),
    member: (index) => as({ id: tenant.ids[index] ?? '', name: `Person ${index}` }),
    close: async () => {
      await bot.stop();
      await Promise.all([teams.close(), tenant.close(), database.drop(), rm(folder, { recursive: true })]);
    },
  };
}
