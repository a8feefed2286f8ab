import assert from 'node:assert/strict';
import {
  graphProblem,
  isAlreadyThere,
  isNotFound,
  isNotReplicatedYet,
  isUnreachable,
  readRetryAfter,
} from '../../src/graph/graph-error.ts';
import { fault, startScriptedGraph, type Answer } from '../fakes/scripted-graph.ts';

/** Returns what a POST, which is not retried, throws if Graph gives this answer. */
async function errorFor(answer: Answer): Promise<unknown> {
  const scripted = await startScriptedGraph(answer);
  try {
    return await scripted.graph.api('/x').post({});
  } catch (error) {
    return error;
  } finally {
    await scripted.close();
  }
}

const refused = (status: number, code: string, message = 'no') =>
  errorFor({ status, body: fault(code, message) });

describe('graphProblem', () => {
  it('gives code, message and request id of a refusal', async () => {
    const body = fault('Request_BadRequest', 'No.');
    const headers = { 'request-id': 'from-header', 'retry-after': '2.128' };

    const problem = graphProblem(await errorFor({ status: 400, headers, body }));

    assert.deepEqual(problem, {
      statusCode: 400,
      code: 'Request_BadRequest',
      message: 'No.',
      requestId: 'from-header',
      retryAfterSeconds: 2.128,
      isPersonal: false,
    });
  });

  it('falls back to the request id in the body', async () => {
    assert.equal(graphProblem(await refused(400, 'Request_BadRequest'))?.requestId, 'from-body');
  });

  it('keeps Retry-After of a gateway that answers with a page', async () => {
    const headers = { 'retry-after': '7' };

    const problem = graphProblem(await errorFor({ status: 503, headers, body: '<h1>Busy</h1>' }));

    assert.deepEqual(problem, {
      statusCode: 503,
      code: '',
      message: 'HTTP 503 Service Unavailable',
      requestId: '',
      retryAfterSeconds: 7,
      isPersonal: false,
    });
  });

  it('reads an error that is only a text', async () => {
    const problem = graphProblem(await errorFor({ status: 400, body: { error: 'invalid_request' } }));

    assert.equal(problem?.statusCode, 400);
  });

  it('is null for an error of ours', () => {
    assert.equal(graphProblem(new TypeError('x is undefined')), null);
    assert.equal(graphProblem('text'), null);
  });
});

describe('isUnreachable', () => {
  it('is true for a connection that ends before or within the answer', async () => {
    assert.equal(isUnreachable(await errorFor('reset')), true);
    assert.equal(isUnreachable(await errorFor('broken')), true);
  });

  it('is true for a success that cannot be read', async () => {
    const headers = { 'content-type': 'application/json' };

    assert.equal(isUnreachable(await errorFor({ status: 200, headers, body: '{"val' })), true);
  });

  it('is true for throttling and server errors, false for refusals', async () => {
    assert.equal(isUnreachable(await refused(429, 'TooManyRequests')), true);
    assert.equal(isUnreachable(await refused(502, 'BadGateway')), true);
    assert.equal(isUnreachable(await refused(403, 'Authorization_RequestDenied')), false);
    assert.equal(isUnreachable(new Error('a defect')), false);
  });
});

describe('isNotReplicatedYet', () => {
  it('knows the three ways of saying so', async () => {
    assert.equal(isNotReplicatedYet(await refused(404, 'Request_ResourceNotFound')), true);
    assert.equal(isNotReplicatedYet(await refused(404, 'Application_NotFound')), true);
    const reference = await refused(400, 'Request_BadRequest', 'Not a valid reference update.');
    assert.equal(isNotReplicatedYet(reference), true);
  });

  it('is false for other refusals', async () => {
    assert.equal(isNotReplicatedYet(await refused(404, '')), false);
    assert.equal(isNotReplicatedYet(await refused(400, 'Request_BadRequest')), false);
  });
});

describe('isNotFound', () => {
  it('is true for 404 only', async () => {
    assert.equal(isNotFound(await refused(404, '')), true);
    assert.equal(isNotFound(await refused(410, 'Gone')), false);
  });
});

describe('isAlreadyThere', () => {
  it('knows both texts, and no other conflict', async () => {
    const there = 'Permission being assigned already exists on the object';
    assert.equal(isAlreadyThere(await refused(400, 'Request_BadRequest', there)), true);
    const entry = 'EntitlementGrant entry already exists.';
    assert.equal(isAlreadyThere(await refused(400, 'Request_BadRequest', entry)), true);
    const uri = 'Another object with the same value for property identifierUris already exists.';
    assert.equal(isAlreadyThere(await refused(400, 'Request_BadRequest', uri)), false);
  });
});

describe('readRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');

  it('reads seconds, fractions and dates', () => {
    assert.equal(readRetryAfter('120', now), 120);
    assert.equal(readRetryAfter('2.5', now), 2.5);
    assert.equal(readRetryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now), 30);
  });

  it('is 0 for the past and null for nothing readable', () => {
    assert.equal(readRetryAfter('Wed, 31 Dec 2025 00:00:00 GMT', now), 0);
    assert.equal(readRetryAfter('-5', now), 0);
    assert.equal(readRetryAfter(null, now), null);
    assert.equal(readRetryAfter(' ', now), null);
    assert.equal(readRetryAfter('soon', now), null);
  });
});
