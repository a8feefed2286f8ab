import { call, customTemplate, get } from './sandbox-calls.ts';
import type { Sandbox } from '../../../src/trial/sandbox/sandbox.ts';

export const requestId = 'd0a1c5f2-6b6e-4b35-9c53-0d2f4f5d2a11';

/** Asks for a new application, whatever comes back. */
export function tryInstantiate(sandbox: Sandbox, displayName: string) {
  return call(sandbox, 'POST', `${customTemplate}/instantiate`, { displayName });
}

/** How many applications have the name. */
export async function countNamed(sandbox: Sandbox, displayName: string): Promise<number> {
  const filter = encodeURIComponent(`displayName eq '${displayName}'`);
  const { body } = await get(sandbox, `/v1.0/applications?$filter=${filter}`);
  return body.value?.length ?? 0;
}

export interface ItemAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: { error?: { code: string } };
}

/** The answers to the items of a batch, in the order of their ids. */
export async function sendBatch(
  sandbox: Sandbox,
  requests: readonly { id: string; [key: string]: unknown }[],
): Promise<ItemAnswer[]> {
  const { body } = await call(sandbox, 'POST', '/v1.0/$batch', { requests });
  return (body['responses'] as ItemAnswer[]).toSorted((a, b) => a.id.localeCompare(b.id));
}
