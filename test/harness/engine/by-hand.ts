import assert from 'node:assert/strict';
import { eyes } from '../sandbox/eyes.ts';
import type { Engine } from './engine.ts';

/** Opens a publication's hub to everybody, by hand. */
export async function changeHub(engine: Pick<Engine, 'sandbox' | 'graph'>, name: string): Promise<void> {
  const filter = encodeURIComponent(`displayName eq 'Qlik Sense ${name}'`);
  const { value } = await engine.graph<{ value: { id: string }[] }>(`/v1.0/applications?$filter=${filter}`);
  const answer = await fetch(`${engine.sandbox.url}/beta/applications/${value[0]?.id}`, {
    method: 'PATCH',
    headers: { ...eyes(engine.sandbox), 'content-type': 'application/json' },
    body: JSON.stringify({ onPremisesPublishing: { externalAuthenticationType: 'passthru' } }),
  });
  assert.ok(answer.ok);
}

/** Makes Graph refuse to put applications into connector groups until the returned function is called. */
export function refuseConnectorGroup({ sandbox }: Engine): () => void {
  return sandbox.faults.add({
    method: 'PUT',
    path: 'connectorGroup',
    fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
  });
}
