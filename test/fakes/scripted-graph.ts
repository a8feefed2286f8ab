import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { connectGraph, type Graph } from '../../src/graph/client.ts';
import { createLog } from '../../src/log.ts';

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** `broken` ends the connection in the middle of the answer, `reset` before it, `silent` never answers. */
export type Answer =
  | 'reset'
  | 'broken'
  | 'silent'
  | { status: number; headers?: Record<string, string>; body?: string | object };

export interface ScriptedGraph {
  url: string;
  graph: Graph;
  requests: SeenRequest[];
  close(): Promise<void>;
}

/** A Graph that answers what the test says, in order; the last answer again and again. */
export async function startScriptedGraph(...answers: Answer[]): Promise<ScriptedGraph> {
  const requests: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const answer = answers[Math.min(requests.length, answers.length - 1)] ?? 'reset';
    requests.push({ method, url, headers, body: await text(request) });
    if (answer === 'reset') {
      request.socket.destroy();
    } else if (answer === 'broken') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"value":', () => request.socket.destroy());
    } else if (answer !== 'silent') {
      const { status, body = '' } = answer;
      const type = typeof body === 'string' ? 'text/html' : 'application/json';
      response.writeHead(status, { 'content-type': type, ...answer.headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const graph = connectGraph({ url, credential: null, log: createLog('silent') })('request-1');
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, graph, requests, close };
}

/** The shape of an error answer. */
export function fault(code: string, message: string): { error: object } {
  return { error: { code, message, innerError: { 'request-id': 'from-body' } } };
}
