import assert from 'node:assert/strict';
import { startBot, type BotProcess } from '../../../src/bot.ts';
import { loadConfig } from '../../../src/config/config.ts';
import { createLog } from '../../../src/log.ts';
import { edgeUrl } from '../../../src/trial/sandbox/edge-url.ts';
import { administrator, colleagues, requester } from '../../../src/trial/people.ts';
import { approverScopes, botCredential } from '../../../src/trial/sandbox-credential.ts';
import { startSandbox, type Permissions, type Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { freshDatabase } from '../database/database.ts';
import { person, type Person } from './person.ts';
import { type World } from './world.ts';
import { startTeams, type FakeTeams } from '../../fakes/teams.ts';
import { startGuardedGraph, type GuardedGraph } from '../../fakes/issuer/guarded-graph.ts';
import { startTokenService, type TokenService } from '../../fakes/issuer/token-service.ts';
import type { Claims } from '../../fakes/issuer/jwt.ts';
import { anAppId, startIssuer, type Issuer, type Proof } from '../../fakes/issuer/issuer.ts';
import { inRoom, see } from './see.ts';

/** A registered bot: every activity, message and call to Graph carries a token, which the receiver checks. */
export interface Registered {
  bot: BotProcess;
  issuer: Issuer;
  teams: FakeTeams;
  graph: GuardedGraph;
  sandbox: Sandbox;
  tokens: TokenService;
  /** The address of its database. */
  databaseUrl: string;
  see: World['see'];
  in: World['in'];
  olga: Person;
  tom: Person;
  /** A person whose activities Teams signs. */
  rita: Person;
  adam: Person;
  close(): Promise<void>;
}

/**
 * Starts it. `settings` makes further settings from the issuer's address; `permissions` says how the tenant behind Graph
 * judges who calls.
 */
export async function startRegistered(
  proof: Proof,
  settings: (issuer: Issuer, appId: string) => Record<string, string>,
  permissions: Permissions = 'open',
): Promise<Registered> {
  const log = createLog(process.env['LOG_LEVEL'] ?? 'silent');
  const sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds: 0, permissions, log });
  const issuer = await startIssuer(anAppId(), sandbox.tenantId, proof);
  const chosen = settings(issuer, issuer.appId);
  const runAs = chosen['GRAPH_RUN_AS'] === 'approver' ? 'approver' : 'bot';
  const graph = await startGuardedGraph(issuer, sandbox.url, tenantTokens(sandbox, runAs));
  const isToTeams = (authorization: string) =>
    issuer.accepts(authorization, issuer.channelAudience)?.['appid'] === issuer.appId;
  const teams = await startTeams(0, isToTeams);
  const tokens = await startTokenService(isToTeams, (chatUserId) =>
    issuer.token(graph.url, { oid: chatUserId.replace('29:', ''), scp: approverScopes.join(' ') }),
  );
  const database = await freshDatabase();
  const env = { PORT: '0', HOST: '127.0.0.1', DATABASE_URL: database.url, GRAPH_URL: graph.url };
  const tokenService = { BOT_TOKEN_SERVICE_URL: tokens.url };
  const config = loadConfig({ ...issuer.env, ...env, ...tokenService, ...chosen });
  const surroundings = {
    graphUrl: graph.url,
    credential: null,
    approverGroupId: sandbox.approverGroupId,
    servedAt: (externalUrl: string) => edgeUrl(sandbox.url, externalUrl),
    approvals: null,
    hasWindows: false,
  };
  const closeOthers = async () => {
    await Promise.all([teams.close(), graph.close(), issuer.close(), tokens.close(), sandbox.close()]);
    await database.drop();
  };
  const bot = await startBot({ ...config, dataDir: '' }, async () => surroundings, log).catch(
    async (error: unknown) => {
      await closeOthers();
      throw error;
    },
  );
  const sign = () => `Bearer ${issuer.channelToken(teams.serviceUrl)}`;
  const as = (who: { id: string; name: string }) => person(bot.url, teams, sandbox.tenantId, who, sign);
  return {
    bot,
    issuer,
    teams,
    graph,
    sandbox,
    tokens,
    databaseUrl: database.url,
    olga: as(colleagues[0]),
    rita: as(requester),
    adam: as(administrator),
    tom: as(colleagues[2]),
    see: (room, text, count = 1) => see(teams, room, text, count),
    in: (room) => inRoom(teams, room),
    close: async () => {
      await bot.stop();
      await closeOthers();
      assert.deepEqual(teams.unplanned, []);
    },
  };
}

/** Returns a function that exchanges the claims of Entra's tokens for the tenant's own, with the same owner. */
function tenantTokens(sandbox: Sandbox, runAs: 'bot' | 'approver'): (claims: Claims) => Promise<string> {
  const bot = botCredential(() => sandbox, runAs);
  return async ({ oid, scp }) => {
    if (typeof oid !== 'string') return (await bot.getToken(''))?.token ?? '';
    return sandbox.tokens.delegated({ userId: oid, scopes: String(scp).split(' ') });
  };
}
