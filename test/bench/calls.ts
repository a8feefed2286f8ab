import { subscribe } from 'node:diagnostics_channel';
import { colleagues } from '../../src/trial/people.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';
import type { RequestKind } from '../../src/service/model/request/request.ts';
import { startEngine } from '../harness/engine/engine.ts';
import { line } from './numbers.ts';

/** Counts the calls to Graph of each operation on a pair of applications, while planning and after approval. */
export async function benchCalls(): Promise<void> {
  console.log(
    'Calls to Graph of each operation on two applications, HTTP requests (with the items of batches one by one)',
  );
  const count = { requests: 0, items: 0 };
  // https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
  subscribe('undici:request:create', () => void count.requests++);
  const engine = await startEngine({
    steps: [
      (request, next) => {
        count.items++;
        return next(request);
      },
    ],
  });
  const [olga] = colleagues;
  const name = 'calls';
  const operations: [RequestKind, () => Promise<Partial<RequestForm>>][] = [
    ['publish', async () => ({ qlikUrl: 'https://calls.corp.contoso.com' })],
    ['assign', async () => ({ users: olga.userPrincipalName })],
    ['update', async () => ({ ...(await updateForm(engine.deps, name)), applicationServerTimeout: 'Long' })],
    ['unassign', async () => ({ users: olga.userPrincipalName })],
    ['unpublish', async () => ({})],
    ['restore', async () => ({})],
  ];
  for (const [kind, form] of operations) {
    Object.assign(count, { requests: 0, items: 0 });
    const planned = await engine.ask(kind, { ...(await form()), name });
    const planning = { ...count };
    const done = await engine.approve(planned);
    if (done.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(done.problem ?? done.state)}`);
    const requests = `${planning.requests} + ${count.requests - planning.requests}`;
    line(`${kind}: planning + applying ${requests} (${planning.items} + ${count.items - planning.items})`);
  }
  await engine.close();
}
