import { changeHostList } from '../../../qlik/change-host-list.ts';
import type { Change } from '../../model/publication/change.ts';
import { requireQlik } from '../../qlik/require-qlik.ts';
import { recorded, type Run } from '../../run/run.ts';

/** Changes the list once for all hosts, because each write restarts the proxy. May be repeated. Throws QlikError. */
export async function writeHostList(
  run: Run,
  changes: readonly (Change & { host: string; virtualProxyId: string })[],
  way: 'add' | 'remove',
): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const qlik = requireQlik(run.deps);
  const hosts = changes.map(({ host }) => host);
  const change = { virtualProxyId: first.virtualProxyId, add: [], remove: [], [way]: hosts };
  await recorded(run, changes, () => changeHostList(qlik.repository, change)).finally(() => qlik.changed());
}
