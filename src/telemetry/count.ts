import { metrics, type Attributes } from '@opentelemetry/api';

// Instruments are asked for at each use: before telemetry is started they would count for nobody for ever.
const meter = () => metrics.getMeter('qlik-publisher-bot');

/** A request has come to an end: the state it ended in. */
export function countRequestFinished(outcome: string): void {
  add('qlik.request.finished', { outcome });
}

/** A card was sent, is to be sent again, or will never be. */
export function countNotice(outcome: 'sent' | 'again' | 'failed'): void {
  add('qlik.notice.sent', { outcome });
}

/** A job ended with an error; the queue gives it out again. */
export function countJobFailed(queue: string): void {
  add('qlik.job.failed', { queue });
}

/** One call to Microsoft Graph; status 0 = no answer. */
export function measureGraphCall(milliseconds: number, method: string, status: number): void {
  meter()
    .createHistogram('qlik.graph.call', { unit: 'ms' })
    .record(milliseconds, { method, status: String(status) });
}

function add(name: string, attributes: Attributes): void {
  meter().createCounter(name).add(1, attributes);
}
