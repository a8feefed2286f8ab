import assert from 'node:assert/strict';
import { countJobFailed } from '../../src/telemetry/count.ts';
import { withSpan } from '../../src/telemetry/span.ts';
import { startTelemetry } from '../../src/telemetry/start.ts';
import { startHttps } from '../fakes/issuer/https.ts';

/** One item sent to Application Insights. https://learn.microsoft.com/azure/azure-monitor/app/data-model-complete */
interface Envelope {
  iKey: string;
  tags: Record<string, string>;
  data: {
    baseType: string;
    baseData: {
      name?: string;
      id?: string;
      metrics?: { name: string; value: number }[];
      properties?: object;
    };
  };
}

describe('telemetry to Application Insights', () => {
  const instrumentationKey = '6a7f0e0e-0000-4000-8000-000000000001';
  const envelopes: Envelope[] = [];
  const paths = new Set<string>();

  before(async () => {
    // The exporter's statistics about itself would leave this machine.
    process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = 'true';
    const ingestion = await startHttps(async ({ url = '' }, body) => {
      paths.add(url);
      const told = body.startsWith('[') ? body : `[${body.trim().replaceAll('\n', ',')}]`;
      const received = JSON.parse(told) as Envelope[];
      envelopes.push(...received);
      const count = { itemsReceived: received.length, itemsAccepted: received.length };
      return { status: 200, body: JSON.stringify({ ...count, errors: [] }) };
    });
    const applicationInsights = `InstrumentationKey=${instrumentationKey};IngestionEndpoint=${ingestion.url}/`;
    const telemetry = await startTelemetry({ isOtlp: false, applicationInsights });
    await withSpan('activity', 'SERVER', {}, () =>
      withSpan('graph GET /users', 'CLIENT', { 'qlik.request': 'one' }, async () =>
        countJobFailed('reconcile'),
      ),
    );
    await telemetry?.close();
    await ingestion.close();
    delete process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'];
  });

  it('goes to the place and under the key of the connection string', () => {
    assert.deepEqual([...paths], ['/v2.1/track']);
    assert.deepEqual([...new Set(envelopes.map(({ iKey }) => iKey))], [instrumentationKey]);
  });

  it('holds what came in as a request and what went out as a dependency of it, as parts of this bot', () => {
    const found = (type: string) => envelopes.find(({ data }) => data.baseType === type);
    const [activity, call] = [found('RequestData'), found('RemoteDependencyData')];

    assert.equal(activity?.data.baseData.name, 'activity');
    assert.equal(call?.data.baseData.name, 'graph GET /users');
    assert.equal(call?.tags['ai.operation.parentId'], activity?.data.baseData.id);
    assert.equal(call?.tags['ai.operation.id'], activity?.tags['ai.operation.id']);
    assert.equal(call?.tags['ai.cloud.role'], 'qlik-publisher-bot');
  });

  it('holds the counts by the names that the alerts ask for', () => {
    const counts = envelopes.flatMap(({ data }) => data.baseData.metrics ?? []);

    assert.equal(counts.find(({ name }) => name === 'qlik.job.failed')?.value, 1);
  });
});
