import { z } from 'zod';
import { ApiFault, faultBody, malformed } from './fault.ts';
import { ok, type ApiHandler, type ApiRequest, type ApiResponse } from './message.ts';
import { parseTarget } from './target.ts';

const batchBody = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
      dependsOn: z.array(z.string()).optional(),
    }),
  ),
});

type Item = z.infer<typeof batchBody>['requests'][number];

/** JSON batching within one version: https://learn.microsoft.com/graph/json-batching */
export async function batch(request: ApiRequest, answer: ApiHandler): Promise<ApiResponse> {
  const items = readItems(request);

  const pending = new Map<string, Promise<ApiResponse>>();
  for (const item of items) pending.set(item.id, answerItem(request, item, pending, answer));

  // A lost connection does not stop the other items: they take effect before the caller notices.
  await Promise.allSettled(pending.values());
  const answers = await Promise.all(
    [...pending].map(async ([id, response]) => ({ id, headers: {}, ...(await response) })),
  );
  const responses = answers.map(({ isCut: _isCut, ...response }) => response);
  return { ...ok({ responses }), isCut: answers.some(({ isCut }) => isCut) };
}

function readItems(request: ApiRequest): Item[] {
  const parsed = batchBody.safeParse(request.body);
  if (request.method !== 'POST' || !parsed.success) throw malformed('Invalid batch payload format.');

  const items = parsed.data.requests;
  if (items.length > 20) {
    throw malformed(`Number of batch request steps exceeds the maximum value of 20.`);
  }
  const ids = new Set(items.map((item) => item.id));
  if (ids.size < items.length) throw malformed('Request Id has to be unique in a batch.');
  return items;
}

async function answerItem(
  request: ApiRequest,
  item: Item,
  earlier: ReadonlyMap<string, Promise<ApiResponse>>,
  answer: ApiHandler,
): Promise<ApiResponse> {
  const parents = (item.dependsOn ?? []).map((id) => earlier.get(id) ?? unknownParent(id));
  const failed = (await Promise.all(parents)).some((response) => response.status >= 400);
  if (failed) return failedDependency(request);

  // Graph records batch items under the client-request-id of the batch, and answers them for its caller.
  const { authorization } = request.headers;
  const own = {
    'client-request-id': request.headers['client-request-id'] ?? '',
    ...item.headers,
    ...(authorization !== undefined && { authorization }),
  };
  const headers = Object.fromEntries(Object.entries(own).map(([name, value]) => [name.toLowerCase(), value]));
  if (item.body !== undefined && headers['content-type'] === undefined) {
    const message = 'Write request id : ' + item.id + ' does not contain Content-Type header or body.';
    return faultAnswer(malformed(message), request);
  }
  const { path, query } = parseTarget(item.url);
  const { version, baseUrl } = request;
  return answer({
    version,
    baseUrl,
    method: item.method.toUpperCase(),
    path,
    query,
    headers,
    body: item.body,
  });
}

function unknownParent(id: string): Promise<ApiResponse> {
  return Promise.resolve(
    faultAnswer(malformed(`Request id ${id} of dependsOn is not an earlier request.`), null),
  );
}

function failedDependency(request: ApiRequest): ApiResponse {
  const message = 'Unable to perform the operation. The requested operation depended on another operation.';
  return faultAnswer(new ApiFault(424, 'FailedDependency', message), request);
}

function faultAnswer(fault: ApiFault, request: ApiRequest | null): ApiResponse {
  const id = request?.headers['client-request-id'] ?? '';
  return { status: fault.status, body: faultBody(fault, id, id) };
}
