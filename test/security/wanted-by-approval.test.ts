import assert from 'node:assert/strict';
import { updateApplication } from '../../src/graph/applications.ts';
import { assignConnectorGroup } from '../../src/graph/connector-groups.ts';
import { updateOnPremisesPublishing } from '../../src/graph/on-premises-publishing.ts';
import { english } from '../../src/language/say.ts';
import { colleagues } from '../../src/trial/people.ts';
import { defaultConnectorGroupId } from '../../src/trial/sandbox/tenant/seed.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { acceptedIn } from '../harness/engine/accepted.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { byHand, republish, setAssigned, there, wanted } from '../harness/engine/hand-changes.ts';

const roles = ['hub', 'auth'] as const;
const [olga, anna] = colleagues;
const kerberos = {
  singleSignOn: 'kerberos',
  servicePrincipalName: 'HTTP/qlik.corp.contoso.com',
  loginIdentity: 'userPrincipalName',
};

describe('what is wanted changes by approval only', () => {
  let engine: Engine;
  let count = 0;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  async function published(form: Partial<RequestForm> = {}): Promise<string> {
    const name = `wanted-${++count}`;
    const done = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com`, ...form });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    return name;
  }

  async function update(name: string, change: Partial<RequestForm>): Promise<RequestView> {
    const form = await updateForm(engine.deps, name);
    assert.ok(form);
    return engine.ask('update', { ...form, ...change });
  }

  const examples: [
    what: string,
    form: Partial<RequestForm>,
    change: (name: string) => Promise<void>,
    ask: (name: string) => Promise<RequestView>,
    says: RegExp,
  ][] = [
    [
      'passthrough',
      {},
      (name) => republish(engine, name, { externalAuthenticationType: 'passthru' }),
      (name) => update(name, { preAuthentication: 'passthru' }),
      /^Accept what was changed by hand: Change “Qlik Sense .*”: pre-authentication Microsoft Entra ID → passthrough$/,
    ],
    [
      'an assignment',
      {},
      (name) => setAssigned(engine, name, olga.id, true),
      (name) => engine.ask('assign', { name, users: olga.userPrincipalName }),
      /^Accept what was changed by hand: Assign Olga Novak to “Qlik Sense .*”$/,
    ],
    [
      'an assignment that is gone',
      {},
      (name) => setAssigned(engine, name, anna.id, false),
      (name) => engine.ask('unassign', { name, users: anna.userPrincipalName }),
      new RegExp(`^Accept what was changed by hand: Take ${anna.name} off “Qlik Sense .*”$`),
    ],
    [
      'the loss of Kerberos',
      kerberos,
      async (name) =>
        updateOnPremisesPublishing(byHand(engine), (await there(engine, name)).applicationId, {
          singleSignOnSettings: { singleSignOnMode: 'none' },
        }),
      (name) => update(name, { singleSignOn: 'none' }),
      /^Accept what was changed by hand: Turn off single sign-on of “Qlik Sense .*”$/,
    ],
    [
      'another connector group',
      {},
      async (name) => {
        for (const role of roles) {
          const { applicationId } = await there(engine, name, role);
          await assignConnectorGroup(byHand(engine), applicationId, defaultConnectorGroupId);
        }
      },
      (name) => update(name, { connectorGroupId: defaultConnectorGroupId }),
      /^Accept what was changed by hand: Route .* through the connector group “Default”$/,
    ],
    [
      'a time-out',
      {},
      (name) => republish(engine, name, { applicationServerTimeout: 'long' as 'Long' }),
      (name) => update(name, { applicationServerTimeout: 'Long' }),
      /^Accept what was changed by hand: Change “Qlik Sense .*”: time-out Default → Long$/,
    ],
    [
      'a name',
      {},
      async (name) => {
        const names = { hub: 'Renamed', auth: 'Renamed (authentication)' };
        for (const role of roles) {
          const { applicationId } = await there(engine, name, role);
          await updateApplication(byHand(engine), applicationId, { displayName: names[role] });
        }
      },
      (name) => update(name, { displayName: 'Renamed' }),
      /^Accept what was changed by hand: Rename “Qlik Sense .*” to “Renamed.*”$/,
    ],
  ];
  for (const [what, form, change, ask, says] of examples)
    it(`asks whether to accept ${what} made by hand, and wants it only after the approval`, async () => {
      const name = await published(form);
      await change(name);
      const before = await wanted(engine, name);

      const asked = await ask(name);

      assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
      assert.deepEqual(asked.plan?.changes, []);
      const accepts = (asked.plan?.accepts ?? []).map(english);
      assert.ok(accepts.length > 0);
      for (const one of accepts) assert.match(one, says);
      assert.deepEqual(await wanted(engine, name), before);

      await engine.reject(asked);
      assert.deepEqual(await wanted(engine, name), before);
      const repair = await engine.ask('repair', { name });
      const puts = repair.state === 'planned';
      await engine.reject(repair);

      const again = await ask(name);
      const done = await engine.approve(again);

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      const after = await wanted(engine, name);
      assert.notDeepEqual(after.desired, before.desired);
      assert.deepEqual(await acceptedIn(engine, name), [again.plan?.accepts]);
      assert.ok(puts, 'repair would have put it back before the approval');
      assert.equal((await engine.ask('repair', { name })).state, 'done');
    });

  it('shows what is accepted beside what is written, setting by setting', async () => {
    const name = await published();
    await republish(engine, name, { externalAuthenticationType: 'passthru' });

    const asked = await update(name, { preAuthentication: 'passthru', applicationServerTimeout: 'Long' });

    const hub = (lines: readonly string[]) => lines.filter((line) => !line.includes('(authentication)'));
    assert.deepEqual(hub((asked.plan?.changes ?? []).map(english)), [
      `Change “Qlik Sense ${name}”: time-out Default → Long`,
    ]);
    assert.deepEqual(hub((asked.plan?.accepts ?? []).map(english)), [
      `Accept what was changed by hand: Change “Qlik Sense ${name}”: pre-authentication Microsoft Entra ID → passthrough`,
    ]);
    assert.match(english(asked.plan?.summary ?? ''), /^2 changes, 2 changes made by hand$/);
    assert.match((asked.plan?.warnings ?? []).map(english).join(), /Passthrough: anyone/);
  });

  it('asks again when what was to be accepted has been put back meanwhile', async () => {
    const name = await published();
    await republish(engine, name, { externalAuthenticationType: 'passthru' });
    const asked = await update(name, { preAuthentication: 'passthru' });
    await republish(engine, name, { externalAuthenticationType: 'aadPreAuthentication' });
    const before = await wanted(engine, name);

    const again = await engine.approve(asked);

    assert.equal(again.state, 'planned');
    assert.notEqual(again.plan?.digest, asked.plan?.digest);
    assert.match(
      (again.plan?.changes ?? []).map(english).join(),
      /pre-authentication Microsoft Entra ID → passthrough/,
    );
    assert.deepEqual(again.plan?.accepts, []);
    assert.deepEqual(await wanted(engine, name), before);
  });

  it('is done at once, and writes nothing down as wanted, when nothing at all changes', async () => {
    const name = await published(kerberos);
    const before = await wanted(engine, name);

    for (const asked of [
      await update(name, {}),
      await update(name, { servicePrincipalName: kerberos.servicePrincipalName.toUpperCase() }),
      await engine.ask('assign', { name, users: anna.userPrincipalName }),
      await engine.ask('unassign', { name, users: olga.userPrincipalName }),
      await engine.ask('repair', { name }),
    ]) {
      assert.equal(asked.state, 'done', `${asked.kind} ${JSON.stringify(asked.plan?.accepts)}`);
      assert.deepEqual(asked.plan?.accepts, []);
    }

    assert.deepEqual(await wanted(engine, name), before);
  });
});
