import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import pg from 'pg';
import type { Recorded, Report } from './trace/recorded.ts';

/**
 * Loaded with `--import` into a bot's process, where it notes what leaves and enters: calls over HTTP, and statements to
 * PostgreSQL. Its parent sends `begin`, and `report` for what was noted since.
 */
let noted: Recorded[] = [];
let before = process.cpuUsage();

process.on('message', (message) => {
  if (message === 'begin') {
    noted = [];
    before = process.cpuUsage();
    return;
  }
  const { user, system } = process.cpuUsage(before);
  const report: Report = { events: noted, processorMs: (user + system) / 1000 };
  process.send?.(report);
});
// The process ends when it is told to, whoever listens to it.
process.channel?.unref();

const now = () => performance.timeOrigin + performance.now();

function begin(kind: Recorded['kind'], what: string): Recorded {
  const event = { kind, what, start: now(), end: 0 };
  noted.push(event);
  return event;
}

/** The message of Node's own channels; https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
interface FetchMessage {
  request: object & { method: string; origin: string; path: string };
}

const fetches = new WeakMap<object, Recorded>();
subscribe('undici:request:create', (message) => {
  const { request } = message as FetchMessage;
  fetches.set(request, begin('graph', `${request.method} ${shortPath(request.path)}`));
});
for (const end of ['undici:request:trailers', 'undici:request:error'])
  subscribe(end, (message) => {
    const event = fetches.get((message as FetchMessage).request);
    if (event) event.end = now();
  });

const calls = new WeakMap<object, Recorded>();
subscribe('http.client.request.start', (message) => {
  const { request } = message as { request: ClientRequest };
  calls.set(request, begin('teams', `${request.method} ${shortPath(request.path)}`));
});
subscribe('http.client.response.finish', (message) => {
  const event = calls.get((message as { request: ClientRequest }).request);
  if (event) event.end = now();
});

const asked = new WeakMap<object, Recorded>();
subscribe('http.server.request.start', (message) => {
  const { request } = message as { request: { method: string; url: string } };
  asked.set(request, begin('click', `${request.method} ${request.url}`));
});
subscribe('http.server.response.finish', (message) => {
  const event = asked.get((message as { request: object }).request);
  if (event) event.end = now();
});

type Query = (...given: unknown[]) => unknown;

// The pool gives a callback, everybody else awaits a promise.
const client = pg.Client.prototype as unknown as { query: Query };
const query = client.query;
client.query = function (this: unknown, ...given: unknown[]) {
  const [first] = given;
  const text = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '');
  const event = begin(/pgboss|LISTEN|NOTIFY/i.test(text) ? 'queue' : 'statement', shortStatement(text));
  const ended = () => void (event.end = now());
  const last = given.at(-1);
  if (typeof last === 'function') {
    const told = (...results: unknown[]) => {
      ended();
      (last as Query)(...results);
    };
    return query.call(this, ...given.slice(0, -1), told);
  }
  const result = query.call(this, ...given);
  if (result instanceof Promise) void result.then(ended, ended);
  return result;
};

/** Without the ids, so that two of the same look the same. */
function shortPath(path: string): string {
  return path
    .replace(/\?.*/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
    .slice(0, 90);
}

function shortStatement(text: string): string {
  return text.replaceAll('"', '').replace(/\s+/g, ' ').trim().slice(0, 110);
}
