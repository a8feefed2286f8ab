import assert from 'node:assert/strict';
import { applicationsOf, ask, decide, seePlan } from '../harness/chat/ask.ts';
import { textOf } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { chat } from '../harness/chat/rooms.ts';

describe('what can be published', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('has Kerberos on the hub only, under a domain of the organisation', async () => {
    await publish('finance', {
      externalDomain: 'analytics.contoso.com',
      singleSignOn: 'kerberos',
      servicePrincipalName: 'HTTP/finance.corp.contoso.com',
      loginIdentity: 'userPrincipalName',
    });

    const [hub, auth] = await publishingOf('finance');
    assert.equal(hub?.['externalUrl'], 'https://finance.analytics.contoso.com/');
    assert.equal(auth?.['externalUrl'], 'https://finance-auth.analytics.contoso.com/');
    assert.equal(auth?.['internalUrl'], 'https://finance.corp.contoso.com:4244/');
    assert.deepEqual(modeOf(hub), 'onPremisesKerberos');
    assert.deepEqual(modeOf(auth), 'none');
  });

  it('is one application when Qlik signs people in on its own port', async () => {
    await publish('modern', { authPort: '443' });

    assert.deepEqual(await applicationsOf(world, 'modern'), ['Qlik Sense modern']);
  });

  it('is open to everybody by explicit choice, said on the approval card', async () => {
    await ask(world, { name: 'open', preAuthentication: 'passthru' });
    const approval = await seePlan(world, 'open');
    await decide(world, approval, 'request.approve');
    const published = await world.see(chat, 'without asking to sign in, as planned');

    assert.match(textOf(approval), /anyone on the internet/);
    assert.match(textOf(published), /open is published/);
    const [hub] = await publishingOf('open');
    assert.equal(hub?.['externalAuthenticationType'], 'passthru');
  });

  async function publish(name: string, changes: Record<string, string>): Promise<void> {
    await ask(world, { name, ...changes });
    const approval = await seePlan(world, name);
    assert.equal(/CNAME record/.test(textOf(approval)), 'externalDomain' in changes);
    await decide(world, approval, 'request.approve');
    await world.see(chat, `${name} is published`);
  }

  /** Returns how the applications of a publication are published, hub first. */
  async function publishingOf(name: string): Promise<Record<string, unknown>[]> {
    const filter = encodeURIComponent(`startswith(displayName,'Qlik Sense ${name}')`);
    const { value } = await world.graph(`/beta/applications?$filter=${filter}&$select=id,displayName`);
    const listed = (value as { id: string; displayName: string }[]).toSorted((a, b) =>
      a.displayName.localeCompare(b.displayName),
    );
    const path = (id: string) => `/beta/applications/${id}?$select=id,onPremisesPublishing`;
    const read = await Promise.all(listed.map(({ id }) => world.graph(path(id))));
    return read.map((one) => one['onPremisesPublishing'] as Record<string, unknown>);
  }
});

function modeOf(publishing: Record<string, unknown> | undefined): unknown {
  return (publishing?.['singleSignOnSettings'] as { singleSignOnMode?: unknown } | undefined)
    ?.singleSignOnMode;
}
