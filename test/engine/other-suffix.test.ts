import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { formOptions } from '../../src/service/tenant/form-options.ts';
import { rememberSuffix, suffixOf } from '../../src/service/tenant/suffix.ts';
import { seed } from '../../src/trial/sandbox/tenant/seed.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { problemsOf } from '../harness/engine/passing-time.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';
import type { RequestView } from '../../src/service/model/view.ts';

const urlsOf = ({ plan }: RequestView) => plan?.applications.map(({ externalUrl }) => externalUrl);
const form = (name: string) => ({ name, qlikUrl: `https://${name}.corp.contoso.com` });

describe('a tenant whose addresses have a suffix of their own', () => {
  let engine: Engine;
  beforeEach(async () => (engine = await startEngine({ seed: { ...seed, proxySuffix: 'contosoinc' } })));
  afterEach(() => engine.close());

  it('is asked again with the right addresses after Application Proxy refused, and remembered', async () => {
    const asked = await engine.ask('publish', form('first'));
    assert.deepEqual(urlsOf(asked), [
      'https://first-contoso.msappproxy.net/',
      'https://first-auth-contoso.msappproxy.net/',
    ]);

    const again = await engine.approve(asked);

    assert.equal(again.state, 'planned', JSON.stringify(again.problem));
    assert.match(
      again.plan?.warnings.map(english)[0] ?? '',
      /end in -contosoinc\.msappproxy\.net; .* corrected/,
    );
    assert.deepEqual(urlsOf(again), [
      'https://first-contosoinc.msappproxy.net/',
      'https://first-auth-contosoinc.msappproxy.net/',
    ]);
    assert.notEqual(again.plan?.digest, asked.plan?.digest);
    const done = await engine.approve(again);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    const { value } = await engine.graph<{ value: { identifierUris: string[] }[] }>('/v1.0/applications');
    assert.deepEqual(value.flatMap(({ identifierUris }) => identifierUris).toSorted(), [
      'https://first-auth-contosoinc.msappproxy.net',
      'https://first-contosoinc.msappproxy.net',
    ]);
    const next = await engine.ask('publish', form('second'));
    assert.equal(urlsOf(next)?.[0], 'https://second-contosoinc.msappproxy.net/');
  });

  it('is known from what is published already', async () => {
    await publishApplication(engine.sandbox, 'wiki', {
      externalUrl: 'https://wiki-contosoinc.msappproxy.net/',
    });

    const done = await engine.run('publish', form('learnt'));

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal(urlsOf(done)?.[0], 'https://learnt-contosoinc.msappproxy.net/');
  });

  it('corrects what already waits for approval, before anything is written', async () => {
    const waiting = await engine.ask('publish', form('waiting'));
    await rememberSuffix(engine.deps.db, 'contosoinc');

    const again = await engine.approve(waiting);

    assert.equal(again.state, 'planned', problemsOf(again));
    assert.equal(urlsOf(again)?.[0], 'https://waiting-contosoinc.msappproxy.net/');
    assert.equal((await engine.approve(again)).state, 'done');
  });
});

describe('a suffix that an operator has set', () => {
  const open = (proxySuffix: string) =>
    startEngine({ seed: { ...seed, proxySuffix: 'contosoinc' }, proxySuffix });

  it('comes before anything that was found out', async () => {
    const engine = await open('contosoinc');
    await rememberSuffix(engine.deps.db, 'elsewhere');

    const done = await engine.run('publish', form('set'));
    const { domains } = await formOptions(engine.deps);
    await engine.close();

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal(urlsOf(done)?.[0], 'https://set-contosoinc.msappproxy.net/');
    assert.equal(domains[0]?.hubExample, '<name>-contosoinc.msappproxy.net');
  });

  it('is named to the operator where it is wrong; corrected, a retry asks with the right addresses', async () => {
    const engine = await open('wrong');

    const failed = await engine.run('publish', form('vain'));
    engine.deps.proxySuffix = 'contosoinc';
    const again = await engine.retry(failed);
    const done = await engine.approve(again);
    await engine.close();

    assert.equal(failed.state, 'failed');
    assert.match(
      english(failed.problem?.advice ?? ''),
      /set MSAPPPROXY_SUFFIX to contosoinc, or to nothing, and restart it\. Then press Retry/,
    );
    assert.match(english(failed.problem?.graphSaid ?? ''), /contosoinc/);
    assert.equal(again.state, 'planned', problemsOf(again));
    assert.equal(done.state, 'done', problemsOf(done));
    assert.equal(urlsOf(done)?.[0], 'https://vain-contosoinc.msappproxy.net/');
  });
});

describe('the suffix of published addresses', () => {
  const examples: [urls: string[], suffix: string][] = [
    [[], ''],
    [['https://a-b-contoso.msappproxy.net/'], 'contoso'],
    [['https://a-fabrikam.msappproxy.net/', 'https://b-auth-fabrikam.msappproxy.net/'], 'fabrikam'],
    [
      ['https://a-old.msappproxy.net/', 'https://b-new.msappproxy.net/', 'https://c-new.msappproxy.net'],
      'new',
    ],
    [['https://wiki.contoso.com/', 'not a url', ''], ''],
    [['https://a-fabrikam.msappproxy.net/', 'https://b-contoso.msappproxy.net/'], 'contoso'],
  ];
  for (const [urls, suffix] of examples)
    it(`is “${suffix}” in: ${urls.join(' ') || 'nothing'}`, () =>
      assert.equal(suffixOf(urls, 'contoso'), suffix));
});

describe('a name that makes an address too long', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine({ seed: { ...seed, proxySuffix: 'contosowithaverylongname' } });
    await rememberSuffix(engine.deps.db, 'contosowithaverylongname');
    await engine.deps.tenant.read();
  });
  after(() => engine.close());

  // 63 − "-auth-".length − 24 = 33 with a second address, 38 without.
  const lengths: [what: string, length: number, more: Record<string, string>, most: number | null][] = [
    ['two addresses', 33, {}, null],
    ['two addresses', 34, {}, 33],
    ['one address', 38, { authPort: '443' }, null],
    ['one address', 39, { authPort: '443' }, 38],
    ['a domain of its own', 50, { externalDomain: 'analytics.contoso.com' }, null],
  ];
  for (const [what, length, more, most] of lengths)
    it(`is refused at once, with the longest one possible: ${length} characters and ${what}`, async () => {
      const name = `n${String(length)}`.padEnd(length, 'x');
      const asking = engine.ask('publish', {
        ...form(name),
        qlikUrl: `https://q${length}.corp.contoso.com`,
        ...more,
      });

      if (most === null) assert.equal((await asking).state, 'planned');
      else
        await assert.rejects(asking, (error: { fields: { field: string; message: string }[] }) => {
          const [problem] = error.fields;
          assert.equal(problem?.field, 'name');
          assert.equal(
            english(problem.message),
            `Use at most ${most} characters: the address would be too long.`,
          );
          return true;
        });
    });
});
