import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { causes } from '../../src/service/causes/causes.ts';
import { gatherFacts } from '../../src/service/causes/gather-facts.ts';
import { likely } from '../../src/service/causes/likely.ts';
import { diagnose } from '../../src/service/diagnosis/diagnose.ts';
import type { Cause } from '../../src/service/causes/cause.ts';
import type { Facts } from '../../src/service/causes/facts.ts';
import type { DiagnosedCause } from '../../src/service/model/publication/diagnosis.ts';
import { checkOutside } from '../../src/service/outside/check-outside.ts';
import { findPublicationByName } from '../../src/store/publications.ts';
import { colleagues } from '../../src/trial/people.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { hand } from '../harness/sandbox/hands.ts';
import { applicationStates } from '../harness/states/applications.ts';
import { askedStates } from '../harness/states/asked.ts';
import { connectorStates } from '../harness/states/connectors.ts';
import { outsideStates } from '../harness/states/outside.ts';
import { peopleStates } from '../harness/states/people.ts';
import { whatIsSeen } from '../harness/states/what-is-seen.ts';

const states = [...connectorStates, ...applicationStates, ...peopleStates, ...outsideStates];

describe('what is wrong with a publication', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    const done = await Promise.all([
      engine.run('publish', form('plain')),
      engine.run('publish', { ...form('signed'), ...kerberos }),
      engine.run('publish', { ...form('own'), externalDomain: 'contoso.com' }),
      engine.run('publish', { ...form('open'), preAuthentication: 'passthru' }),
    ]);
    for (const one of done) assert.equal(one.state, 'done', JSON.stringify(one.problem));
    await hand(engine.sandbox, 'PUT', 'snapshots/good');
  });
  let good: Pick<Engine['deps'], 'waits' | 'servedAt'>;
  beforeEach(() => void (good = { waits: engine.deps.waits, servedAt: engine.deps.servedAt }));
  afterEach(async () => {
    await hand(engine.sandbox, 'POST', 'snapshots/good/restore');
    delete engine.deps.network;
    Object.assign(engine.deps, good);
  });
  after(() => engine.close());

  const idOf = async (name: string) =>
    (await findPublicationByName(engine.deps.db, name))?.id ?? assert.fail(name);
  const look = async (name: string) => {
    const id = await idOf(name);
    await checkOutside(engine.deps, id);
    return (await diagnose(engine.deps, id)) ?? assert.fail(name);
  };

  const facts = async (name: string) =>
    (await gatherFacts(engine.deps, await idOf(name))) ?? assert.fail(name);
  /** Opens a publication as its tester. */
  const open = (name: string) =>
    whatIsSeen(engine, `https://${name}-contoso.msappproxy.net/hub/`, colleagues[1].id);

  it('is nothing, as long as all is as approved', async () => {
    for (const name of ['plain', 'signed', 'own', 'open']) {
      const { wrong, maybe } = await look(name);
      assert.deepEqual(
        [...wrong, ...maybe].map(({ id }) => id).filter((id) => id !== 'settling'),
        [],
      );
    }
  });

  for (const { row, id, when, of, make, says, meets } of states)
    it(`is ${id} (${row}) when ${when}`, async () => {
      await make(engine);

      const { wrong, maybe } = await look(of);

      const [first] = [...wrong, ...maybe];
      assert.equal(first?.id, id, [...wrong, ...maybe].map((one) => one.id).join());
      assertSays(first, says);
      if (!meets) return;
      const told = await open(of);
      assert.equal(told.seen, meets);
      assert.equal(likely(await facts(of), told)[0]?.id, id, told.detail);
    });

  for (const { row, id, of, edge, seen, adds, says, after = [] } of askedStates)
    it(`is ${id} (${row}) when a tester says: ${seen} ${JSON.stringify(edge?.['kind' as never] ?? '')} ${adds}`, async () => {
      const host = `${of}-contoso.msappproxy.net`;
      if (edge) await hand(engine.sandbox, 'PUT', `edge/${host}`, edge);
      const told = edge ? await open(of) : { seen, detail: '' };

      const read = await facts(of);
      const all = likely(read, { seen: told.seen, detail: `${told.detail} ${adds}` });

      assert.equal(told.seen, seen);
      const before = all
        .slice(
          0,
          all.findIndex((one) => one.id === id),
        )
        .map((one) => one.id);
      assert.deepEqual(before, after);
      const cause = all.find((one) => one.id === id) ?? assert.fail(id);
      assertSays(wordsOf(cause, read), says);
    });

  it('is known for all 46 rows, found or asked for', () => {
    const rows = (list: readonly { row: number }[]) => new Set(list.map(({ row }) => row));
    const [found, asked] = [rows(states), rows(askedStates)];
    const known = [...rows(causes)].toSorted((a, b) => a - b);
    assert.deepEqual(
      known,
      Array.from({ length: 46 }, (_, i) => i + 1),
    );
    const left = known.filter((row) => !found.has(row) && !asked.has(row));
    assert.deepEqual(left, []);
  });
});

const kerberos = {
  singleSignOn: 'kerberos',
  servicePrincipalName: 'HTTP/signed.corp.contoso.com',
  loginIdentity: 'onPremisesUserPrincipalName',
};

function form(name: string) {
  return { name, qlikUrl: `https://${name}.corp.contoso.com` };
}

/** What a cause says and has to copy. */
type Words = Pick<DiagnosedCause, 'title' | 'confirm' | 'advice' | 'commands'>;

function wordsOf(cause: Cause, facts: Facts): Words {
  return {
    title: cause.title(facts),
    confirm: cause.confirm(facts),
    advice: cause.advice(facts),
    commands: cause.commands(facts),
  };
}

function assertSays({ title, confirm, advice, commands }: Words, says: readonly string[]): void {
  const all = [...[title, confirm, advice].map(english), ...commands].join('\n');
  for (const word of says) assert.ok(all.includes(word), `${word} is not in:\n${all}`);
}
