import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { TerminalError, UserError } from '../../../src/errors.ts';
import { english } from '../../../src/language/say.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import { mayApprove, requireApprover } from '../../../src/service/tenant/approvers.ts';
import { requireMayAsk, requireMayOpenForm } from '../../../src/service/tenant/may-ask.ts';
import { administrator, requester } from '../../../src/trial/people.ts';
import type { FaultRule } from '../../../src/trial/sandbox/faults/fault-rule.ts';
import { salesGroupId } from '../../../src/trial/sandbox/tenant/seed.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { anActor } from '../../harness/engine/send-form.ts';

const deleted = { id: String(randomUUID()), name: 'Deleted Since' };
const status = (code: number, name: string, message: string): FaultRule['fault'] => ({
  kind: 'status',
  status: code,
  code: name,
  message,
});
const forbidden = status(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete it.');

describe('who may ask and decide', () => {
  let engine: Engine;
  before(async () => void (engine = await startEngine()));
  afterEach(() => engine.sandbox.faults.clear());
  after(() => engine.close());

  const depsWith = (changed: Partial<Deps>): Deps => ({ ...engine.deps, members: new Map(), ...changed });
  const actor = (who: { id: string; name: string }) => anActor(who, engine.sandbox.tenantId);
  const checks: [string, (deps: Deps, who: typeof deleted) => Promise<void>][] = [
    ['deciding', (deps, who) => requireApprover(deps, actor(who), randomUUID())],
    ['asking', (deps, who) => requireMayAsk(deps, actor(who))],
    ['opening a form', (deps, who) => requireMayOpenForm(deps, actor(who))],
  ];
  const told = async (check: Promise<void>): Promise<{ error: UserError | TerminalError; text: string }> => {
    const error = await check.then(
      () => assert.fail('was allowed'),
      (one: unknown) => one,
    );
    assert.ok(error instanceof UserError || error instanceof TerminalError, String(error));
    return { error, text: `${english(error.said)} ${english(error.advice)}` };
  };

  for (const [what, check] of checks) {
    it(`is nobody whom the directory does not know, by name: ${what}`, async () => {
      for (const requesterGroupId of ['', salesGroupId]) {
        const { error, text } = await told(check(depsWith({ requesterGroupId }), deleted));

        assert.ok(error instanceof UserError);
        assert.match(text, /no longer, or not yet, in the directory/);
        assert.doesNotMatch(text, /try again/i);
      }
    });

    it(`is an operator’s matter where Graph refuses the question: ${what}`, async () => {
      const { faults } = engine.sandbox;
      faults.add({ path: '^/users/[^/]+(/checkMemberGroups)?$', fault: forbidden });
      const missing = await told(check(depsWith({ requesterGroupId: salesGroupId }), requester));
      faults.clear();
      faults.add({
        path: '^/users/[^/]+(/checkMemberGroups)?$',
        fault: status(400, 'Request_BadRequest', 'Invalid object identifier.'),
      });
      const malformed = await told(check(depsWith({ requesterGroupId: salesGroupId }), requester));

      assert.ok(missing.error instanceof TerminalError && malformed.error instanceof TerminalError);
      assert.match(missing.text, /User\.Read\.All, GroupMember\.Read\.All.*grant-permissions/);
      assert.match(malformed.text, /Trying again will not help: ask the operator/);
    });
  }

  for (const [setting, check, changed] of [
    ['APPROVER_GROUP_ID', checks[0]?.[1], { approverGroupId: randomUUID() }],
    ['REQUESTER_GROUP_ID', checks[1]?.[1], { requesterGroupId: randomUUID() }],
    ['REQUESTER_GROUP_ID', checks[2]?.[1], { requesterGroupId: randomUUID() }],
  ] as const)
    it(`is nobody once the group of ${setting} is gone, which an operator can mend`, async () => {
      assert.ok(check);
      const { error, text } = await told(check(depsWith(changed), administrator));

      assert.ok(error instanceof TerminalError);
      assert.match(text, new RegExp(`set ${setting} to a group that exists`));
    });

  it('is unknown for now while Graph is busy or away', async () => {
    for (const fault of [
      status(503, 'ServiceUnavailable', 'Busy.'),
      status(429, 'TooManyRequests', 'Too many requests.'),
    ]) {
      engine.sandbox.faults.add({ path: '^/users/', fault });
      const { text } = await told(requireApprover(depsWith({}), actor(administrator), randomUUID()));
      engine.sandbox.faults.clear();

      assert.match(text, /cannot be checked right now .*Try again in a minute/);
    }
  });

  it('is not an approver who was deleted, as far as an approval goes', async () => {
    assert.equal(await mayApprove(engine.deps, deleted.id, randomUUID()), false);
  });
});
