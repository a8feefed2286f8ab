import { metrics, type Attributes } from '@opentelemetry/api';

// Creates instruments at each use: one created before telemetry starts would never record anything.
const meter = () => metrics.getMeter('qlik-publisher-bot');

/** Counts a finished request by its final state. */
export function countRequestFinished(outcome: string): void {
  add('qlik.request.finished', { outcome });
}

/** Counts a card that was sent, will be sent again, or has finally failed. */
export function countNotice(outcome: 'sent' | 'again' | 'failed'): void {
  add('qlik.notice.sent', { outcome });
}

/** Counts a job that failed; the queue will retry it. */
export function countJobFailed(queue: string): void {
  add('qlik.job.failed', { queue });
}

/** Records one call to Microsoft Graph; status 0 = no response. */
export function measureGraphCall(milliseconds: number, method: string, status: number): void {
  meter()
    .createHistogram('qlik.graph.call', { unit: 'ms' })
    .record(milliseconds, { method, status: String(status) });
}

function add(name: string, attributes: Attributes): void {
  meter().createCounter(name).add(1, attributes);
}
