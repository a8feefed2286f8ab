import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { createLog } from '../../../src/log.ts';
import type { ApiStep } from '../../../src/trial/sandbox/http/message.ts';
import { administrator, requester } from '../../../src/trial/people.ts';
import type { FaultRule } from '../../../src/trial/sandbox/faults/fault-rule.ts';
import type { Limits } from '../../../src/trial/sandbox/limits/limit-calls.ts';
import { seed as contoso, type Seed } from '../../../src/trial/sandbox/tenant/seed.ts';
import { startSandbox, type Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { bindAtStart } from '../../../src/service/conversations/bindings.ts';
import { rememberConversation } from '../../../src/service/conversations/remember.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import { emptyForm, type RequestForm } from '../../../src/service/model/request/form.ts';
import { reconcile } from '../../../src/service/reconcile/reconcile.ts';
import type { RequestKind } from '../../../src/service/model/request/request.ts';
import { decide } from '../../../src/service/requests/decide.ts';
import { rememberForm } from '../../../src/service/requests/form-card.ts';
import { submit } from '../../../src/service/requests/submit.ts';
import { undo } from '../../../src/service/requests/undo.ts';
import { retry } from '../../../src/service/requests/retry.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import type { Waits } from '../../../src/service/waiting/waits.ts';
import { openStore } from '../../../src/store/database.ts';
import { startJobs } from '../../../src/store/jobs.ts';
import { findNotices } from '../../../src/store/notices.ts';
import { setSent } from '../../../src/store/outbox.ts';
import { eyes } from '../sandbox/eyes.ts';
import { usualMode, type Mode } from '../sandbox/mode.ts';
import { freshDatabase } from '../database/database.ts';
import { engineDeps } from './engine-deps.ts';
import { untilLooked, workOutside } from './until-looked.ts';
import { untilState } from './until-state.ts';
import { goodForm } from '../../builders/good-form.ts';

/** The bot without the chat: service, store, jobs and the sandbox tenant, all real. */
export interface Engine {
  deps: Deps;
  sandbox: Sandbox;
  /** Asks, and waits until the request is planned, failed or done. A repeated delivery makes no second request. */
  ask(
    kind: RequestKind,
    form: Partial<RequestForm> & { name: string },
    delivery?: Delivery,
  ): Promise<RequestView>;
  /** Approves, as the administrator by default, and waits up to a minute for the end. */
  approve(request: RequestView, who?: Who): Promise<RequestView>;
  /** Rejects, as the administrator by default. */
  reject(request: RequestView, who?: Who): Promise<RequestView>;
  /** Asks and approves. */
  run(kind: RequestKind, form: Partial<RequestForm> & { name: string }): Promise<RequestView>;
  retry(request: RequestView): Promise<RequestView>;
  undo(request: RequestView): Promise<RequestView>;
  until(id: string, states: readonly RequestView['state'][]): Promise<RequestView>;
  graph<T = Record<string, unknown>>(path: string): Promise<T>;
  close(): Promise<void>;
}

/** A click as Teams delivers it, perhaps more than once. */
export interface Delivery {
  cardActivityId: string;
  activityId: string;
}

export function aDelivery(): Delivery {
  return { cardActivityId: randomUUID(), activityId: randomUUID() };
}

const conversationId = 'a:rita';
const ended = ['done', 'failed', 'withdrawn', 'rejected', 'planned'] as const;

export async function startEngine(
  options: {
    replicationSeconds?: number;
    steps?: readonly ApiStep[];
    atOnce?: number;
    latencyMs?: number;
    seed?: Seed;
    limits?: Limits;
    /** Faults of the tenant from the start. */
    faults?: readonly FaultRule[];
    waits?: Partial<Waits>;
    /** Set by an operator. */
    proxySuffix?: string;
  } & Partial<Mode> = {},
): Promise<Engine> {
  const log = createLog(process.env['LOG_LEVEL'] ?? 'silent');
  const { replicationSeconds = 0, steps = [], atOnce = 4, latencyMs = 0, seed = contoso } = options;
  const mode = { ...usualMode, ...options };
  const sandbox = await startSandbox({
    port: 0,
    dataDir: null,
    replicationSeconds,
    latencyMs,
    steps,
    seed,
    permissions: mode.permissions,
    ...(options.limits && { limits: options.limits }),
    faults: options.faults ?? [],
    log,
  });
  const database = await freshDatabase();
  const store = await openStore({ databaseUrl: database.url, dataDir: null });
  const jobs = await startJobs(store, log);
  const usual = engineDeps(store, sandbox, jobs, log, mode.runAs);
  const { proxySuffix = '' } = options;
  const deps = Object.assign(usual, { waits: { ...usual.waits, ...options.waits }, proxySuffix });
  const nameless = { name: '', teamId: '', teamName: '', language: null, reference: {} };
  const chat = { id: conversationId, kind: 'personal', userId: requester.id } as const;
  const channel = { id: '19:approvals@thread.tacv2', kind: 'channel', userId: '' } as const;
  const { tenantId } = sandbox;
  await rememberConversation(deps, { ...nameless, ...chat, tenantId, chatUserId: `29:${requester.id}` });
  await bindAtStart(deps, { ...nameless, ...channel, tenantId, chatUserId: '' });
  const ran = new EventEmitter().setMaxListeners(0);
  await jobs.work('reconcile', atOnce, (key) => reconcile(deps, key).finally(() => ran.emit(key)));
  await workOutside(deps, ran, atOnce);
  const engine = engineOf(deps, sandbox, ran);
  return {
    ...engine,
    close: async () => {
      await jobs.stop();
      await deps.handled.close();
      await store.close();
      await sandbox.close();
      await database.drop();
    },
  };
}

/** `ran` emits a request's id when a job has worked on it. */
function engineOf(deps: Deps, sandbox: Sandbox, ran: EventEmitter): Omit<Engine, 'close'> {
  const as = (who: Who) => ({
    tenantId: sandbox.tenantId,
    aadObjectId: who.id,
    chatUserId: `29:${who.id}`,
    name: who.name,
    language: 'en' as const,
  });
  const until: Engine['until'] = (id, states) => untilState(deps, ran, id, states);
  const decideAs: Decide = async (who, { id, plan }, decision) =>
    decide(deps, as(who), await cardOf(deps, id, 'approval'), {
      requestId: id,
      digest: plan?.digest ?? '',
      decision,
      comment: 'Decided',
    });
  const engine: Omit<Engine, 'close'> = {
    deps,
    sandbox,
    until,
    ask: async (kind, form, delivery = aDelivery()) => {
      const base = kind === 'publish' ? { ...emptyForm, ...goodForm } : emptyForm;
      const place = { conversationId, ...delivery };
      await rememberForm(deps, as(requester), { conversationId, activityId: delivery.cardActivityId });
      const { id } = await submit(deps, as(requester), place, kind, { ...base, ...form });
      return until(id, ended);
    },
    approve: async (request, who = administrator) => {
      await decideAs(who, request, 'approve');
      return untilLooked(deps, ran, await until(request.id, ended));
    },
    reject: (request, who = administrator) => decideAs(who, request, 'reject'),
    run: async (kind, form) => {
      const asked = await engine.ask(kind, form);
      if (asked.state === 'done') return asked;
      assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
      return engine.approve(asked);
    },
    retry: async ({ id }) => {
      await retry(deps, as(requester), await cardOf(deps, id, 'status'), id);
      return until(id, ended);
    },
    undo: async ({ id }) => {
      await undo(deps, as(requester), await cardOf(deps, id, 'status'), id);
      return until(id, ended);
    },
    graph: async <T>(path: string) =>
      (await (await fetch(`${sandbox.url}${path}`, { headers: eyes(sandbox) })).json()) as T,
  };
  return engine;
}

/** A person of the tenant. */
interface Who {
  id: string;
  name: string;
}

type Decide = (who: Who, request: RequestView, decision: 'approve' | 'reject') => Promise<RequestView>;

/** Records a card of the request as posted, so that it can be clicked. */
async function cardOf(deps: Deps, requestId: string, kind: string) {
  const notices = await findNotices(deps.db, requestId);
  const notice = notices.find((one) => one.kind === kind);
  assert.ok(notice, `no ${kind} card`);
  const cardActivityId = randomUUID();
  await setSent(deps.db, 'notice', notice.id, { revision: 0, digest: '', newActivityId: cardActivityId });
  return { conversationId: notice.conversation_id, cardActivityId, activityId: randomUUID() };
}
