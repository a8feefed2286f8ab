import { sentence, type Text } from '../../language/sentence.ts';
import { languageOf } from '../../language/language.ts';
import type { Db } from '../../store/db.ts';
import { findLastEvent } from '../../store/events.ts';
import { findDecisions, findRequestById, type RequestRow } from '../../store/requests.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired, Principal } from '../model/publication/desired.ts';
import { prefixIn } from '../model/publication/entry.ts';
import { linksOf } from '../model/publication/links.ts';
import { isUndecided } from '../model/request/request.ts';
import type { PlanView, RequestView, ResultView } from '../model/view.ts';
import { canAllowHosts } from './can-allow-hosts.ts';
import { applicationViews } from './application-views.ts';
import { canUndo } from './can-undo.ts';
import { openByRecord } from './open-by-record.ts';
import { peopleOf } from './people-of.ts';
import { stepsOf } from './steps.ts';
import { isSignInWait, storedRequest, storedWait, type StoredPlan } from '../model/request/stored.ts';
import { splitList } from '../model/request/split-list.ts';
import { isGuid } from '../../guid.ts';
import { summarise } from '../changes/summarise.ts';

/** Builds everything that the cards of a request show. */
export async function requestView(deps: Deps, row: RequestRow): Promise<RequestView> {
  const { state, form, desired, plan, problem } = storedRequest(row);
  // Earlier decisions no longer count once approval is asked for again.
  const isWaiting = isUndecided(row.state);
  const decisions = isWaiting ? [] : await findDecisions(deps.db, row.id);
  return {
    id: row.id,
    kind: row.kind,
    state,
    name: row.name,
    reason: row.reason,
    requester: { aadObjectId: row.requester_id, name: row.requester_name },
    language: languageOf(row.requester_language),
    createdAt: row.created_at.toISOString(),
    conversationId: row.conversation_id,
    isReduced: false,
    form,
    people: peopleOf(row.kind, desired, plan),
    users: userNames(form.users, [...(desired?.principals ?? []), ...(plan?.base?.principals ?? [])]),
    plan: desired && plan ? planView(row.digest, desired, plan) : null,
    decisions: decisions.map((one) => ({
      by: { aadObjectId: one.actor_id, name: one.actor_name },
      decision: one.decision,
      comment: one.comment,
      at: one.decided_at.toISOString(),
    })),
    steps: plan && !row.is_undo ? stepsOf(plan.changes, row.done_changes, state) : [],
    asking: row.asking,
    waitingFor: storedWait(row),
    needsSignIn: isSignInWait(row),
    problem,
    open: state === 'failed' ? (problem?.open ?? (await openByRecord(deps.db, row))) : null,
    result:
      desired && (state === 'done' || (row.is_undo && state === 'withdrawn'))
        ? {
            ...resultView(deps, desired, [...row.edge_checks, ...row.outside], plan?.base ?? null),
            isLookedAt: row.outside.length > 0,
            ...((await canAllowHosts(deps, desired.publicationId)) && { canAllow: true }),
          }
        : null,
    done: plan
      ? plan.changes.filter(({ id }) => row.done_changes.includes(id)).map((one) => one.sentence)
      : [],
    canUndo: await canUndo(deps.db, row),
    isUndo: row.is_undo,
    undoneBy: row.is_undo ? await undoneBy(deps.db, row.id) : null,
  };
}

async function undoneBy(db: Db, requestId: string): Promise<RequestView['undoneBy']> {
  const event = await findLastEvent(db, requestId, 'undone');
  return event
    ? { by: { aadObjectId: event.actor_id, name: event.actor_name }, at: event.at.toISOString() }
    : null;
}

/** Returns the view of a request by its id; null = no such request. */
export async function findRequestView(deps: Deps, requestId: string): Promise<RequestView | null> {
  const row = await findRequestById(deps.db, requestId);
  return row ? requestView(deps, row) : null;
}

function userNames(users: string, known: readonly Principal[]): Text[] {
  return splitList(users).map((text) => {
    if (!isGuid(text)) return text;
    return known.find(({ id }) => id === text.toLowerCase())?.displayName ?? sentence('a user picked');
  });
}

function planView(digest: string, desired: Desired, plan: StoredPlan): PlanView {
  return {
    digest,
    applications: applicationViews(desired),
    connectorGroup: plan.connectorGroup,
    principals: desired.principals.map(({ type, displayName, detail }) => ({ type, displayName, detail })),
    changes: plan.changes.map((one) => one.sentence),
    effect: effectOf(plan),
    deletes: plan.changes.some(({ kind }) => kind === 'delete'),
    accepts: plan.accepts,
    records: plan.records,
    summary: summarise(plan.changes, plan.accepts.length),
    warnings: plan.warnings,
    ...(plan.othersAsOf !== undefined && { othersAsOf: plan.othersAsOf }),
  };
}

function effectOf({ changes, accepts, records }: StoredPlan): PlanView['effect'] {
  if (changes.length > 0) return 'writes';
  if (accepts.length > 0) return 'accepts';
  return records.length > 0 ? 'records' : 'nothing';
}

/**
 * Returns what testers get: links, hub first, and the hosts to allow in Qlik's virtual proxy, without those that the same
 * virtual proxy had in `base`.
 */
export function resultView(deps: Deps, desired: Desired, checks: Text[], base: Desired | null): ResultView {
  const hosts = ({ applications }: Desired) =>
    applications.map(({ externalUrl }) => new URL(externalUrl).host);
  const prefixOf = ({ applications: [hub] }: Desired) => prefixIn(hub?.entryPath ?? '');
  const known = base && prefixOf(base) === prefixOf(desired) ? hosts(base) : [];
  return {
    links: linksOf(deps, desired),
    checks,
    prefix: prefixOf(desired),
    ...(desired.release && { release: desired.release }),
    allowList: hosts(desired).filter((host) => !known.includes(host)),
    testers: desired.principals.map(({ id, type, displayName }) => ({
      aadObjectId: type === 'User' ? id : '',
      name: displayName,
    })),
  };
}
