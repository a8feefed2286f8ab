import type { RequestView } from '../../../src/service/model/view.ts';
import type { Engine } from './engine.ts';

/** Approves a request whose first application Graph refuses, so that it fails without having written anything. */
export async function approveInVain(engine: Engine, asked: RequestView): Promise<RequestView> {
  const off = engine.sandbox.faults.add({
    method: 'POST',
    path: 'instantiate',
    fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
  });
  const failed = await engine.approve(asked);
  off();
  return failed;
}
