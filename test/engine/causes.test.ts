import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { problemData } from '../../src/teams/cards/words/problem.ts';
import type { FaultRule } from '../../src/trial/sandbox/faults/fault-rule.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

const said = 'It is [not](https://evil.example) so. <at>Adam</at>';
const status = (code: number, name: string, message = said): FaultRule['fault'] => ({
  kind: 'status',
  status: code,
  code: name,
  message,
});

/** A refusal while applying or planning, what the title says, and what it must not say. */
const refusals: [name: string, rule: FaultRule, title: RegExp][] = [
  ['quota', { path: '/instantiate$', fault: { kind: 'quota' } }, /quota of objects/],
  [
    'large',
    { method: 'PATCH', path: '/applications/', fault: status(400, 'Directory_ObjectSizeExceeded') },
    /too large/,
  ],
  [
    'policy',
    { method: 'PUT', path: 'connectorGroup', fault: status(403, 'AppManagementPolicyViolation') },
    /policy/,
  ],
  [
    'role',
    { method: 'PATCH', path: '/applications/', fault: status(403, 'Authorization_RequestDenied') },
    /identity/,
  ],
  [
    'person',
    { method: 'POST', path: '/appRoleAssignedTo$', fault: status(403, 'Strange') },
    /refused a change/,
  ],
  [
    'conflict',
    { method: 'PATCH', path: '/applications/', fault: status(409, 'ObjectConflict') },
    /has this address/,
  ],
];

describe('a refusal of Microsoft Graph', () => {
  let engine: Engine;
  before(async () => void (engine = await startEngine({ atOnce: 10 })));
  after(() => engine.close());

  for (const [name, rule, title] of refusals)
    it(`is told with its cause, and with its own words below: ${name}`, async () => {
      const asked = await engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
      const off = engine.sandbox.faults.add({ ...rule, clientRequestId: asked.id });

      const failed = await engine.approve(asked);

      off();
      assert.equal(failed.state, 'failed');
      assert.match(english(failed.problem?.title ?? ''), title);
      const shown = english(problemData(failed).advice);
      const own = name === 'quota' ? /directory object quota limit/ : /It is \\\[not\\\]\(https/;
      assert.match(shown, own);
      assert.match(
        shown,
        name === 'role' ? /Application Administrator/ : /^(?!.*Application Administrator)/s,
      );
      assert.match(english(problemData(failed).reference), / · Graph request [0-9a-f-]{36}/);
    });

  it('is told the same way while planning', async () => {
    const fault = status(403, 'Directory_QuotaExceeded');
    const off = engine.sandbox.faults.add({ method: 'GET', path: '/organization$', fault });

    const failed = await engine.ask('publish', { name: 'early', qlikUrl: 'https://early.corp.contoso.com' });

    off();
    assert.equal(failed.state, 'failed');
    assert.match(english(failed.problem?.title ?? ''), /quota/);
    assert.match(english(failed.problem?.graphSaid ?? ''), /It is/);
  });
});
