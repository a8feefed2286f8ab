import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TokenCredential } from '@azure/identity';
import type { Config } from './config/config.ts';
import { connectAsBot } from './identity/connect-as-bot.ts';
import { databaseToken } from './identity/database-token.ts';
import { connectGraph } from './graph/client.ts';
import type { Log } from './log.ts';
import { openRepository } from './qlik/open-repository.ts';
import type { Repository } from './qlik/repository.ts';
import { createGraphAs } from './identity/run-as.ts';
import { keptReadiness } from './process/readiness.ts';
import { startServer, type Handlers } from './server.ts';
import { startWork } from './process/start-work.ts';
import type { Conversation } from './service/conversations/conversations.ts';
import { bindAtStart } from './service/conversations/bindings.ts';
import type { Deps } from './service/model/deps.ts';
import { createGlances, glance } from './service/reconcile/applying/glance.ts';
import { watchSite } from './service/qlik/watch-site.ts';
import { tryCapabilities } from './service/tenant/capabilities/try-capabilities.ts';
import { watchCapabilities } from './service/tenant/capabilities/watch-capabilities.ts';
import { watchTenant } from './service/tenant/facts.ts';
import { withKnownSuffix } from './service/tenant/suffix.ts';
import { usualWaits } from './service/waiting/waits.ts';
import { openStore, type Store } from './store/database.ts';
import { startJobs, type Jobs } from './store/jobs.ts';
import { withSpan } from './telemetry/span.ts';
import { createAdapter } from './teams/adapter.ts';
import { createAuthentication } from './teams/authentication.ts';
import { answerActivity } from './teams/bot.ts';
import { createPace } from './teams/notify/pace.ts';
import { createPost, type Post } from './teams/notify/post.ts';
import type { Bot } from './teams/parts.ts';
import { createUserTokens, type UserTokens } from './teams/sign-in/user-tokens.ts';
import { createCredential } from './identity/credential.ts';

/** The bot's environment: the address of Graph, who approves, and where external URLs are served. */
export interface Surroundings {
  graphUrl: string;
  /** What the bot proves itself with to Graph; null = its own identity, or nothing over plain http. */
  credential: TokenCredential | null;
  approverGroupId: string;
  /** Returns where an external URL is served instead of on the internet; null = on the internet. */
  servedAt: ((externalUrl: string) => string) | null;
  /** A stand-in for Qlik Sense, used unless another one is set. Absent = none. */
  repository?: Repository;
  /** Approvals channel to bind at start; null = none. */
  approvals: Conversation | null;
  /** Whether the chat windows of the trial run beside the bot. */
  hasWindows: boolean;
}

/** A running part of the process. */
export interface Part {
  close(): Promise<void>;
}

/** A running bot. */
export interface BotProcess {
  url: string;
  /** Fails `/ready` for DRAIN_SECONDS, so that traffic moves away, then lets running turns and jobs finish. */
  stop(): Promise<void>;
}

/** Starts the bot. Binds the port first, so that a second process never opens the embedded database of the first. */
export async function startBot(
  config: Config,
  surround: () => Promise<Surroundings>,
  log: Log,
): Promise<BotProcess> {
  const handlers = Promise.withResolvers<Handlers>();
  handlers.promise.catch(() => {});
  const { host, port, bot } = config;
  const server = await startServer({ host, port, isSigned: bot !== null }, log, handlers.promise);
  let store: Store | null = null;
  let jobs: Jobs | null = null;
  /** Stops what accepts work first, and what the work needs last. */
  const close = async () => {
    await server.close();
    await jobs?.stop();
    await store?.close();
  };
  try {
    const surroundings = await surround();
    store = await openStore({
      databaseUrl: config.databaseUrl,
      databaseToken: databaseToken(config),
      dataDir: config.dataDir || null,
    });
    jobs = await startJobs(store, log);
    handlers.resolve(await wire(config, surroundings, store, jobs, log));
    const stop = async () => {
      server.drain();
      await sleep(config.drainSeconds * 1000);
      await close();
    };
    return { url: server.url, stop };
  } catch (error) {
    handlers.reject(error);
    await close();
    throw error;
  }
}

async function wire(
  config: Config,
  surroundings: Surroundings,
  store: Store,
  jobs: Jobs,
  log: Log,
): Promise<Handlers> {
  const credential = config.bot && createCredential(config.bot.identity, config.cloud.loginUrl);
  const registration = config.bot && credential && { ...config.bot, credential };
  const authentication = createAuthentication(registration, config.cloud);
  const adapter = createAdapter(authentication);
  const { approverConnection } = config;
  const tokens = approverConnection
    ? createUserTokens(authentication, config.bot?.appId ?? '', approverConnection)
    : null;
  const deps = createDeps(config, surroundings, store, jobs, log, tokens);
  const send = createPost(adapter, config.bot?.appId ?? '');
  const post: Post = (target, card, activityId) =>
    withSpan(activityId ? 'message update' : 'message create', 'CLIENT', {}, () =>
      send(target, card, activityId),
    );
  const pace = createPace();
  if (surroundings.approvals) await bindAtStart(deps, surroundings.approvals);
  await startWork({ deps, post, pace, isSigned: config.bot !== null });
  readAhead(deps);
  const bot: Bot = {
    deps,
    adapter,
    post,
    pace,
    tokens,
    isSigned: config.bot !== null,
    forgetsOnOpen: surroundings.hasWindows,
    tenantId: async () => config.bot?.tenantId ?? (await deps.tenant.id()),
  };
  return {
    activity: (request) => answerActivity(bot, request),
    readiness: keptReadiness(deps),
  };
}

/** Reads what the first form and the first command need, so that nobody waits for it. */
function readAhead({ capabilities, tenant, log }: Deps): void {
  void capabilities.read();
  tenant.read().catch((error: unknown) => log.warn({ err: error }, 'Microsoft Graph cannot be read yet'));
}

/** What the bot's registration needs to be renewed; null = nothing, as a managed identity vouches for it. */
function signsInWith({ bot }: Config): Deps['signsInWith'] {
  const kind = bot?.identity.kind;
  return bot && (kind === 'secret' || kind === 'certificate') ? { appId: bot.appId, kind } : null;
}

function createDeps(
  config: Config,
  surroundings: Surroundings,
  store: Store,
  jobs: Jobs,
  log: Log,
  tokens: UserTokens | null,
): Deps {
  const { graphUrl, approverGroupId } = surroundings;
  const repository = openRepository(config.qlik) ?? surroundings.repository ?? null;
  const { graphFor, rights } = connectAsBot(config, graphUrl, log, surroundings.credential);
  const tried = { approverGroupId, isApprover: tokens !== null, rights };
  const deps: Deps = {
    db: store.db,
    jobs,
    graphFor,
    graphAs:
      tokens &&
      createGraphAs(tokens, (credential) =>
        connectGraph({ url: graphUrl, credential, log, isPersonal: true }),
      ),
    tenant: watchTenant(store.db, graphFor, 30, (facts) => withKnownSuffix(deps, facts)),
    qlik: repository && watchSite(store.db, repository, 30),
    glances: createGlances((requestId, approver) => glance(deps, requestId, approver)),
    seenPublished: { ids: [] },
    capabilities: watchCapabilities(() => tryCapabilities({ ...tried, graph: graphFor(randomUUID()) }), log),
    log,
    waits: { ...usualWaits, listLagMinutes: config.listLagMinutes },
    approverGroupId,
    requesterGroupId: config.requesterGroupId,
    proxySuffix: config.proxySuffix,
    members: new Map(),
    heard: new Map(),
    openRequestsPerPerson: config.openRequestsPerPerson,
    approvalDays: config.approvalDays,
    executionHours: config.executionHours,
    watchMinutes: config.watchMinutes,
    signsInWith: signsInWith(config),
    retentionDays: config.retentionDays,
    servedAt: surroundings.servedAt,
  };
  return deps;
}
