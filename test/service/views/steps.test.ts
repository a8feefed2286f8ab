import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { plan } from '../../../src/service/changes/plan.ts';
import { stepsOf } from '../../../src/service/views/steps.ts';
import { aDesired } from '../../builders/publication.ts';

const changes = plan(aDesired(), { deleted: {} });
const idsOf = (...kinds: string[]) => changes.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
const states = (...args: Parameters<typeof stepsOf>) => stepsOf(...args).map(({ state }) => state);

describe('stepsOf', () => {
  it('has a step for each kind of change, and one for the check', () => {
    const texts = stepsOf(changes, [], 'approved').map(({ text }) => english(text));

    assert.deepEqual(texts, [
      'Create the applications (0 of 2)',
      'Give them their addresses (0 of 2)',
      'Publish through Application Proxy (0 of 2)',
      'Choose the connector group (0 of 2)',
      'Turn on Kerberos single sign-on',
      'Assign users and groups (0 of 4)',
      'Read everything back and compare',
    ]);
  });

  it('waits with all of them until the work begins', () => {
    assert.deepEqual(new Set(states(changes, [], 'approved')), new Set(['waiting']));
  });

  it('begins with the first', () => {
    assert.deepEqual(states(changes, [], 'applying').slice(0, 2), ['running', 'waiting']);
  });

  it('shows what runs side by side', () => {
    const done = [...idsOf('create', 'uris'), 'publish:hub', 'assign:auth:user-1'];

    assert.deepEqual(states(changes, done, 'applying'), [
      'done',
      'done',
      'running',
      'waiting',
      'waiting',
      'running',
      'waiting',
    ]);
  });

  it('counts what is done', () => {
    const texts = stepsOf(changes, ['assign:hub:user-1', 'assign:auth:user-1'], 'applying').map(({ text }) =>
      english(text),
    );

    assert.ok(texts.includes('Assign users and groups (2 of 4)'));
  });

  it('checks when all is done, and has checked at the end', () => {
    const all = changes.map(({ id }) => id);

    assert.equal(states(changes, all, 'applying').at(-1), 'running');
    assert.deepEqual(new Set(states(changes, all, 'done')), new Set(['done']));
  });

  it('runs nothing after a failure', () => {
    const failed = states(changes, idsOf('create'), 'failed');

    assert.ok(!failed.includes('running'));
    assert.equal(failed[0], 'done');
  });
});
