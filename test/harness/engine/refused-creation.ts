import type { RequestView } from '../../../src/service/model/view.ts';
import type { Engine } from './engine.ts';

/** Approves a request that Graph refuses its first application: it fails, and has written nothing. */
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
