import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config/config.ts';
import { createDeps, type Kept } from './create-deps.ts';
import { databaseToken } from './identity/database-token.ts';
import type { Log } from './log.ts';
import type { Surroundings } from './surroundings.ts';
import { keptReadiness } from './process/readiness.ts';
import { startServer, type Handlers } from './server.ts';
import { startWork } from './process/start-work.ts';
import { bindAtStart } from './service/conversations/bindings.ts';
import { createHandled } from './service/conversations/handled.ts';
import type { Deps } from './service/model/deps.ts';
import type { Handled } from './service/model/handled.ts';
import { openStore, type Store } from './store/database.ts';
import { startJobs, type Jobs } from './store/jobs.ts';
import { withSpan } from './telemetry/span.ts';
import { createAdapter } from './teams/adapter.ts';
import { createAuthentication } from './teams/authentication.ts';
import { answerActivity } from './teams/bot.ts';
import { createPace } from './teams/notify/pace.ts';
import { createPost, type Post } from './teams/notify/post.ts';
import type { Bot } from './teams/parts.ts';
import { createUserTokens } from './teams/sign-in/user-tokens.ts';
import { createCredential } from './identity/credential.ts';

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
  let handled: Handled | null = null;
  /** Stops what accepts work first, and what the work needs last. */
  const close = async () => {
    await server.close();
    await jobs?.stop();
    await handled?.close();
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
    handled = createHandled(store.db, log);
    handlers.resolve(await wire(config, surroundings, { db: store.db, jobs, handled }, log));
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

async function wire(config: Config, surroundings: Surroundings, kept: Kept, log: Log): Promise<Handlers> {
  const credential = config.bot && createCredential(config.bot.identity, config.cloud.loginUrl);
  const registration = config.bot && credential && { ...config.bot, credential };
  const authentication = createAuthentication(registration, config.cloud);
  const adapter = createAdapter(authentication);
  const { approverConnection } = config;
  const tokens = approverConnection
    ? createUserTokens(authentication, config.bot?.appId ?? '', approverConnection)
    : null;
  const deps = createDeps(config, surroundings, kept, log, tokens);
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
