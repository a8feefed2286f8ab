import { approvals, chat } from '../chat/rooms.ts';
import type { World } from '../chat/world.ts';

const typed = [
  'help',
  'list',
  'list 2',
  'requests',
  'status sales',
  'status salse',
  'status grown-77',
  'history sales',
  'history sales 2',
  'settings',
  'connectors',
  'how sales',
  'diagnose sales',
  'adopt',
  'assign salse',
  'please undo grwn-77',
  'who has https://grown-77-contoso.msappproxy.net/hub',
  'zzz',
  'report',
];

/** People look at everything: they type, turn pages and open what they find. `sales` and `grown-…` are published. */
export async function looked(world: World): Promise<void> {
  const { rita, adam } = world;
  for (const text of typed) await rita.say(chat, text);
  for (const text of ['report', 'report 2', 'requests', 'list']) await adam.say(approvals, text);
  await adam.say({ id: 'a:adam', kind: 'personal' }, 'report');
  await adam.open(approvals);
  await turn(world);
}

async function turn(world: World): Promise<void> {
  const { rita, adam } = world;
  await rita.say(chat, 'status sales');
  const status = await world.see(chat, 'publication.refresh');
  await rita.click(chat, status.id, 'publication.refresh', { name: 'sales' });
  for (const beside of [{ after: 'grown-500' }, { before: 'grown-500' }, {}]) {
    const page = { page: 3, ...beside };
    await rita.click(chat, status.id, 'publications.page', page);
    await adam.click(approvals, status.id, 'report.page', page);
  }
  await rita.click(chat, status.id, 'history.page', { page: 2, name: 'grown-500' });
  await rita.click(chat, status.id, 'requests.page', { page: 2 });
  await rita.click(chat, status.id, 'adoptable.page', { page: 1 });
}
