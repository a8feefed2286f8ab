import assert from 'node:assert/strict';
import type { Planned, Seen, Target } from '../../../src/service/kinds/kind.ts';
import { kinds } from '../../../src/service/kinds/kinds.ts';
import { plan } from '../../../src/service/changes/plan.ts';
import { emptyForm, type RequestForm } from '../../../src/service/model/request/form.ts';
import type { RequestKind } from '../../../src/service/model/request/request.ts';
import { storedDesired } from '../../../src/service/model/request/stored.ts';
import { knownIds } from '../../../src/service/run/known-ids.ts';
import { observe } from '../../../src/service/run/observe.ts';
import { withLearntSuffix } from '../../../src/service/published/learnt-suffix.ts';
import { readTenant } from '../../../src/service/tenant/facts.ts';
import { findPublicationByName } from '../../../src/store/publications.ts';
import type { Engine } from './engine.ts';
import { byHand } from './hand-changes.ts';

/** What a kind of request makes of a form, before anybody is asked. */
export interface Resolved {
  seen: Seen;
  target: Target;
  planned: Planned;
}

/** The id that a publication would get that is not there yet. */
export const newId = '00000000-0000-4000-8000-000000000001';

/** Resolves a form against the tenant and the store as they are. Changes nothing. */
export async function resolve(
  engine: Engine,
  kind: RequestKind,
  typed: Partial<RequestForm> & { name: string },
): Promise<Resolved> {
  const { deps } = engine;
  const graph = byHand(engine);
  const readers = { graph, asApprover: null };
  const form = { ...emptyForm, ...typed };
  const parsed = kinds[kind].parse(form);
  assert.ok('value' in parsed, JSON.stringify(parsed));
  const input = parsed.value;
  const isNew = kinds[kind].startsFrom === 'nothing';
  const publication = isNew ? undefined : await findPublicationByName(deps.db, typed.name);
  const publicationId = publication?.id ?? newId;
  const base = publication ? storedDesired(publication) : null;
  const known = await knownIds(deps, publicationId);
  const observed = await observe(readers, (await kinds[kind].picked?.(graph, input)) ?? known);
  const asked = { deps, ...readers, publicationId, form, input, base };
  const seen = {
    ...asked,
    facts: await withLearntSuffix(deps, readers, await readTenant(deps.db, readers)),
    observed,
  };
  const target = await kinds[kind].target(seen);
  const changes = plan(target.desired, observed).filter((one) => kinds[kind].isMine(one));
  return { seen, target, planned: { ...asked, desired: target.desired, changes } };
}
