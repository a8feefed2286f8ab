import assert from 'node:assert/strict';
import fc from 'fast-check';
import { updateForm } from '../../src/service/views/update-form.ts';
import { UserError } from '../../src/errors.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { colleagues } from '../../src/trial/people.ts';
import { lagging } from '../../src/trial/sandbox/faults/profiles.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { eventually } from '../harness/eventually.ts';
import { checkTenant } from '../harness/engine/tenant-state.ts';
import { createStorm, weathers, type Weather } from '../fakes/storm.ts';

const operations = ['assign', 'unassign', 'update', 'repair', 'unpublish'] as const;
type Operation = (typeof operations)[number];

/** The life of one publication: its operations in order, each with the weather that its calls to Graph meet. */
interface Life {
  publish: Weather[];
  then: { operation: Operation; weather: Weather[] }[];
}

const weather = fc.array(fc.constantFrom(...weathers), { maxLength: 14 });
const life: fc.Arbitrary<Life> = fc.record({
  publish: weather,
  then: fc.array(fc.record({ operation: fc.constantFrom(...operations), weather }), { maxLength: 3 }),
});

const runs = Number(process.env['LIVES'] ?? 4);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** More at once would not be faster, because the processor is the bottleneck, not the waiting. */
const livesAtOnce = 40;
/** Each new job wakes every idle worker. With 60 workers, a third of all queries would poll an empty queue. */
const workers = 20;

/** Lives that failed once. */
const known: Life[] = [
  { publish: ['calm', 'away-after', 'away-after'], then: [] },
  {
    publish: ['calm', 'not-found-after', 'not-found-after'],
    then: [{ operation: 'unpublish', weather: [] }],
  },
];

/** A minute takes 0.6 s. New objects become readable after a minute and are listed after five. */
const lag = { faults: lagging(100), waits: { listLagMinutes: 0.08 } };

for (const { where, count, options, listSeconds } of [
  { where: '', count: runs, options: {}, listSeconds: 0 },
  { where: ' while lists lag', count: Math.ceil(runs / 4), options: lag, listSeconds: 4 },
])
  describe(`any order of operations under any faults${where} (${count} lives, seed ${seed})`, () => {
    const storm = createStorm();
    let engine: Engine;
    before(async () => {
      engine = await startEngine({ steps: [storm.step], atOnce: workers, ...options });
    });
    after(() => engine.close());

    it('ends as asked: no application too many, nobody too few, nothing unexplained', async function () {
      this.timeout(800_000);
      const lives = [...known, ...fc.sample(life, { numRuns: count, seed })];
      const waiting = lives.map((one, i) => ({ one, name: `life-${i}` }));
      const wrong: string[] = [];
      const lane = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const { one, name } = next;
          await live(one, name).catch((error: unknown) => {
            wrong.push(`${String(error)}\n  seed ${seed}, ${name}: ${JSON.stringify(one)}`);
          });
        }
      };
      await Promise.all(Array.from({ length: livesAtOnce }, lane));
      assert.deepEqual(wrong, []);
    });

    async function live({ publish, then }: Life, name: string): Promise<void> {
      const qlikUrl = `https://${name}.corp.contoso.com`;
      await under(publish, 'publish', { name, qlikUrl, users: colleagues[1].userPrincipalName });
      const people = new Set(['Qlik testers', colleagues[1].name]);
      await check(name, people);
      for (const { operation, weather: sky } of then) {
        await carryOut(operation, sky, name, people);
        await check(name, people);
      }
      await under([], 'unpublish', { name });
      await check(name, null);
    }

    /** Repeats the check, because lists may be out of date for a moment. */
    async function check(name: string, people: ReadonlySet<string> | null): Promise<void> {
      await eventually(() => checkTenant(engine, name, people), listSeconds);
    }

    async function carryOut(operation: Operation, sky: Weather[], name: string, people: Set<string>) {
      const [olga] = colleagues;
      if (operation === 'assign' || operation === 'unassign') {
        await under(sky, operation, { name, users: olga.userPrincipalName });
        if (operation === 'assign') people.add(olga.name);
        else people.delete(olga.name);
      } else if (operation === 'update') await under(sky, 'update', await longer(name));
      else if (operation === 'unpublish') {
        await under(sky, 'unpublish', { name });
        await check(name, null);
        await under(sky, 'restore', { name });
      } else await under(sky, 'repair', { name });
    }

    async function longer(name: string) {
      const form = await updateForm(engine.deps, name);
      assert.ok(form);
      const applicationServerTimeout = form.applicationServerTimeout === 'Long' ? 'Default' : 'Long';
      return { ...form, applicationServerTimeout };
    }

    async function under(
      sky: Weather[],
      kind: Operation | 'publish' | 'restore',
      form: { name: string } & Record<string, string>,
    ): Promise<void> {
      const asked = await patiently(() => engine.ask(kind, form));
      if (asked.state === 'done') return;
      assert.equal(asked.state, 'planned', `${kind}: ${JSON.stringify(asked.problem)}`);
      storm.over(asked.id, sky);
      const done = await patiently(() => engine.approve(asked));
      assert.equal(done.state, 'done', `${kind}: ${JSON.stringify(done.problem)}`);
    }

    /** Clicks again while a click is refused because Graph cannot say who may ask or approve. */
    async function patiently(click: () => Promise<RequestView>): Promise<RequestView> {
      for (;;) {
        try {
          return await click();
        } catch (error) {
          if (!(error instanceof UserError && /cannot be checked right now/.test(error.message))) throw error;
        }
      }
    }
  });
