import assert from 'node:assert/strict';
import type { ApiRequest } from '../../src/trial/sandbox/http/message.ts';
import { colleagues } from '../../src/trial/people.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { reduceRequest } from '../../src/service/views/reduce.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { approvalCard } from '../../src/teams/cards/request/approval.ts';
import { requestStatusCard } from '../../src/teams/cards/request/request-status.ts';
import { textOf } from '../harness/chat/read-card.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { refusing } from '../harness/sandbox/refusing.ts';

const [olga] = colleagues;
const isAssignment = ({ method, path }: ApiRequest) =>
  method === 'POST' && path.at(-1) === 'appRoleAssignedTo';

describe('a request that failed says what is open to the internet', () => {
  let engine: Engine;
  let refuse: (request: ApiRequest) => boolean = () => false;
  const step = refusing((request) => refuse(request));
  before(async () => {
    engine = await startEngine({ steps: [step] });
    await publish('whole');
  });
  afterEach(() => {
    refuse = () => false;
  });
  after(() => engine.close());

  const publish = (name: string, more: object = {}) =>
    engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com`, ...more });

  /** What the card says first, up to the cause. */
  function firstOf(request: RequestView): string {
    assert.equal(request.state, 'failed', JSON.stringify(request.problem));
    const cards = [requestStatusCard('en', request), approvalCard('en', request)].map(textOf);
    const [status, approval] = cards.map(
      (text) => /(Nothing of this|Open to the internet now)[^]*?(?=\nMicrosoft)/.exec(text)?.[0] ?? '',
    );
    assert.equal(status, approval);
    assert.equal(
      /(Nothing of this|Open to the internet now)/
        .exec(textOf(requestStatusCard('en', reduceRequest(request))))?.[0]
        .slice(0, 4),
      status?.slice(0, 4),
    );
    return status ?? '';
  }

  it('publish: refused at once, nothing', async () => {
    refuse = ({ method, path }) => method === 'POST' && path.at(-1) === 'instantiate';

    assert.match(firstOf(await publish('none')), /^Nothing of this is reachable[^]*Read in the tenant/);
  });

  it('publish: refused after it was published, the addresses, until they are taken back', async () => {
    refuse = isAssignment;

    const failed = await publish('half');

    assert.match(
      firstOf(failed),
      /https:\/\/half-contoso\.msappproxy\.net\/ – nobody yet, because nobody is assigned\n/,
    );
    refuse = () => false;
    assert.equal((await engine.undo(failed)).open, null);
  });

  it('publish with passthrough: plainly, for anyone', async () => {
    refuse = isAssignment;

    const failed = await publish('loud', { preAuthentication: 'passthru' });

    assert.match(
      firstOf(failed),
      /loud-contoso\S* – anyone on the internet, without signing in to Microsoft/,
    );
  });

  it('assign and unassign: what was open stays so', async () => {
    refuse = isAssignment;
    const failed = await engine.run('assign', { name: 'whole', users: olga.userPrincipalName });
    assert.match(firstOf(failed), /whole-contoso\S* – anyone who signs in and is assigned/);
  });

  it('update: from the record, where the tenant cannot be read', async () => {
    await publish('moved');
    const form = (await updateForm(engine.deps, 'moved')) ?? assert.fail('no form');
    const asked = await engine.ask('update', {
      ...form,
      name: 'moved',
      externalUrl: 'https://elsewhere-contoso.msappproxy.net',
      reason: 'It moves',
    });
    // Once a write is refused, nothing can be read either.
    let isDark = false;
    refuse = ({ method }) => (isDark ||= method === 'PATCH');

    const failed = await engine.approve(asked);

    assert.match(
      firstOf(failed),
      /moved-contoso\S* – anyone[^]*From the bot’s record: the tenant could not be read on/,
    );
  });

  it('unpublish: what is still open, not what is gone', async () => {
    await publish('leaving');
    let count = 0;
    refuse = ({ method, path }) => method === 'DELETE' && path.at(-2) === 'applications' && ++count >= 1;

    const failed = await engine.run('unpublish', { name: 'leaving' });

    assert.match(firstOf(failed), /^Nothing of this is reachable from the internet/);
  });

  it('before it was planned: what is open is not this request’s doing', async () => {
    await publish('read');
    refuse = ({ path }) => path.includes('applications');

    const failed = await engine.ask('repair', { name: 'read' });

    assert.match(firstOf(failed), /read-contoso\S* – anyone[^]*From the bot’s record/);
  });
});
