import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { requester } from '../../src/trial/people.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/database.ts';
import { startJobs } from '../../src/store/jobs.ts';
import { startTelemetry } from '../../src/telemetry/start.ts';
import { startCollector, type Collector, type Span } from '../fakes/collector.ts';
import { publish } from '../harness/chat/ask.ts';
import { startWorld } from '../harness/chat/world.ts';
import { approvals } from '../harness/chat/rooms.ts';

/** A job whose handler throws, on a store of its own. */
async function failOneJob(): Promise<void> {
  const store = await openStore({ databaseUrl: '', dataDir: null });
  const jobs = await startJobs(store, createLog('silent'));
  const failed = Promise.withResolvers<void>();
  await jobs.work('sweep', 1, async () => {
    failed.resolve();
    throw new Error('Not today');
  });
  await store.db.transaction().execute((trx) => jobs.wake(trx, 'sweep', 'all'));
  await failed.promise;
  await jobs.stop();
  await store.close();
}

describe('telemetry', () => {
  const lines: Record<string, unknown>[] = [];
  let collector: Collector;
  before(async () => {
    collector = await startCollector();
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.url;
    const telemetry = await startTelemetry({ isOtlp: true, applicationInsights: '' });
    delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
    const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
    const world = await startWorld({ log: createLog('info', { write }) });
    await publish(world, 'traced');
    await world.see(approvals, 'Approval to publish traced: Published');
    await world.close();
    await failOneJob();
    await telemetry?.close();
  });
  after(() => collector.close());

  const parents = (span: Span): Span[] => {
    const parent = collector.spans.find(({ spanId }) => spanId === span.parentSpanId);
    return parent ? [parent, ...parents(parent)] : [];
  };

  it('makes one trace of an approval: activity, request, job, calls to Graph', () => {
    const writes = collector.spans.filter(({ name }) =>
      /^graph (POST|PATCH).*(instantiate|applications)/.test(name),
    );

    assert.ok(writes.length > 0);
    for (const write of writes) {
      const above = parents(write).map(({ name }) => name);
      assert.deepEqual(above.slice(-3), ['job reconcile', 'request', 'activity'], write.name);
    }
  });

  it('makes every message to Teams a step of what caused it', () => {
    const messages = collector.spans.filter(({ name }) => /^message (create|update)$/.test(name));

    assert.deepEqual([...new Set(messages.map(({ name }) => name))].toSorted(), [
      'message create',
      'message update',
    ]);
    for (const message of messages) assert.equal(parents(message)[0]?.name, 'job notify');
  });

  it('counts what the alerts look for', () => {
    assert.deepEqual(collector.metrics.get('qlik.request.finished'), [{ outcome: 'done' }]);
    assert.deepEqual(collector.metrics.get('qlik.notice.sent'), [{ outcome: 'sent' }]);
    assert.ok(
      collector.metrics
        .get('qlik.graph.call')
        ?.some(({ method, status }) => method === 'PATCH' && status === '204'),
    );
    assert.deepEqual(collector.metrics.get('qlik.job.failed'), [{ queue: 'sweep' }]);
  });

  it('leads from the lines of the log to their traces', () => {
    const traceOf = (message: string) => lines.find(({ msg }) => msg === message)?.['traceId'];
    const traces = new Set<unknown>(collector.spans.map(({ traceId }) => traceId));

    for (const message of ['Request submitted', 'Request decided', 'Request done'])
      assert.ok(traces.has(traceOf(message)), message);
    assert.equal(traceOf('Request done'), traceOf('Request decided'));
  });

  it('names nobody', () => {
    const told = collector.text();

    for (const personal of [requester.name, requester.id, requester.userPrincipalName, 'on the road'])
      assert.ok(!told.includes(personal), personal);
  });

  describe('is loaded', () => {
    const loaded = async (isOtlp: boolean): Promise<number> => {
      const script = `
        import { createRequire } from 'node:module';
        import { startTelemetry } from './src/telemetry/start.ts';
        import './src/bot.ts';
        const telemetry = await startTelemetry({ isOtlp: ${isOtlp}, applicationInsights: '' });
        const files = Object.keys(createRequire(import.meta.url).cache);
        console.log(files.filter((file) => /opentelemetry.(sdk|exporter)/.test(file)).length);
        await telemetry?.close();
        process.exit();`;
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
        env: { PATH: process.env['PATH'], OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' },
      });
      return Number(stdout.trim().split('\n').at(-1));
    };

    it('only when somebody collects, who need not be there', async () => {
      assert.equal(await loaded(false), 0);
      assert.ok((await loaded(true)) > 0);
    });
  });
});
