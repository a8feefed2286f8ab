import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { listAdoptable } from '../../src/service/views/adoptable.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { updateApplication } from '../../src/graph/applications.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { byHand, republish, there } from '../harness/engine/hand-changes.ts';
import { instantiate, setPublishing, setUris } from '../harness/sandbox/sandbox-calls.ts';

describe('what Application Proxy serves besides Qlik Sense', () => {
  let engine: Engine;
  const ids: Record<string, string> = {};
  const segment = { internalUrl: 'https://a.fabrikam.com/', externalUrl: 'https://a.apps.contoso.com/' };
  const others: [name: string, word: string, says: RegExp, publishing: object][] = [
    ['Everything', 'Wildcard', /every host of a domain/, wildcard('contoso.com')],
    [
      'Complex',
      'Segments',
      /several addresses as segments/,
      {
        internalUrl: 'https://complex.corp.contoso.com/',
        externalUrl: 'https://complex-contoso.msappproxy.net/',
        segmentsConfiguration: { applicationSegments: [segment] },
      },
    ],
    ['Desktops', 'Private Access', /Microsoft Entra Private Access/, { applicationType: 'nonwebapp' }],
    ['Quickly', 'Quick Access', /Microsoft Entra Private Access/, { applicationType: 'quickaccessapp' }],
  ];

  function wildcard(domain: string) {
    return { internalUrl: `https://*.${domain}/`, externalUrl: `https://*.${domain}/` };
  }

  before(async () => {
    engine = await startEngine();
    for (const [name, , , publishing] of others) {
      const made = await instantiate(engine.sandbox, name);
      await setUris(engine.sandbox, made, `https://${name.toLowerCase()}.contoso.com`);
      const answer = await setPublishing(engine.sandbox, made, publishing);
      assert.equal(answer.status, 204, JSON.stringify(answer.body));
      ids[name] = made.applicationId;
    }
  });
  after(() => engine.close());

  it('is listed with a word that says what it is, after what can be adopted', async () => {
    const { items } = await listAdoptable(engine.deps, 1);

    const words = items.map(({ hub, unfit }) => [hub.displayName, english(unfit)]);
    for (const [name, word] of others)
      assert.ok(
        words.some(([one, other]) => one === name && other === word),
        JSON.stringify(words),
      );
    assert.equal(
      items.findLastIndex(({ unfit }) => unfit === '') < items.findIndex(({ unfit }) => unfit !== ''),
      true,
    );
  });

  for (const [name, , says] of others)
    it(`cannot be adopted: ${name}`, async () => {
      const failed = await engine.ask('adopt', {
        name: name.toLowerCase(),
        hubApplicationId: ids[name] ?? '',
      });

      assert.equal(failed.state, 'failed');
      assert.deepEqual(
        failed.problem?.fields.map(({ field }) => field),
        ['hubApplicationId'],
      );
      assert.match(failed.problem?.fields.map(({ message }) => english(message)).join() ?? '', says);
    });

  it('is a warning where a wildcard answers for a new host, outside or inside', async () => {
    const warnings = async (name: string, typed: object) => {
      const asked = await engine.ask('publish', { name, ...typed });
      assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
      const told = asked.plan?.warnings.map(english) ?? [];
      return told.filter((one) => one.includes('wildcard'));
    };

    assert.deepEqual(
      await warnings('outer', { qlikUrl: 'https://outer.site', externalDomain: 'contoso.com' }),
      [
        'The wildcard application “Everything” answers for outer.contoso.com, too; the more specific one wins.',
        'The wildcard application “Everything” answers for outer-auth.contoso.com, too; the more specific one wins.',
      ],
    );
    assert.deepEqual(await warnings('inner', { qlikUrl: 'https://inner.contoso.com' }), [
      'The wildcard application “Everything” reaches inner.contoso.com, too, whoever may use that one.',
    ]);
    assert.deepEqual(await warnings('none', { qlikUrl: 'https://none.fabrikam.com' }), []);
  });

  it('is not a web application that Global Secure Access clients may use: update and repair keep that', async () => {
    const done = await engine.run('publish', { name: 'secure', qlikUrl: 'https://secure.corp.contoso.com' });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    await republish(engine, 'secure', { isAccessibleViaZTNAClient: true });
    const form = (await updateForm(engine.deps, 'secure')) ?? assert.fail('no form');
    const updated = await engine.run('update', { ...form, applicationServerTimeout: 'Long' });
    assert.equal(updated.state, 'done', JSON.stringify(updated.problem));
    await updateApplication(byHand(engine), (await there(engine, 'secure')).applicationId, {
      displayName: 'X',
    });

    const repaired = await engine.run('repair', { name: 'secure' });

    assert.equal(repaired.state, 'done', JSON.stringify(repaired.problem));
    assert.equal((await there(engine, 'secure')).publishing?.isAccessibleViaZTNAClient, true);
  });
});
