import { approve, plan } from './asking.ts';
import type { Figure } from './goals.ts';
import { line, quantile } from './numbers.ts';
import { startScene, type Scene } from './scene.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';
import { hasWritten } from './tenant.ts';
import { followTutorial } from './tutorial.ts';

const latencyMs = 100;
/** Look, instantiate, URIs, publishing, group beside single sign-on, read back. */
const criticalRoundTrips = 6;

/** What one publication took from the click, in milliseconds. */
interface Taken {
  cardMs: number;
  writtenMs: number;
  processorMs: number;
}

/** Compares a click on Approve with Microsoft's tutorial, call by call, in turns on one tenant. */
export async function benchPublish({ isShort, rounds }: Size): Promise<Row[]> {
  console.log(`Click on Approve → published card, ${latencyMs} ms a call, against the tutorial in sequence`);
  const scene = await startScene({ latencyMs, members: 1000 });
  try {
    // The first one finds nothing compiled.
    await publishOnce(scene, 'first', scene.tenant.ids.slice(0, 1));
    const rows: Row[] = [];
    for (const users of isShort ? ([1] as const) : ([1, 10, 100, 1000] as const))
      rows.push(...(await compare(scene, users, users > 100 ? 1 : rounds)));
    return rows;
  } finally {
    await scene.close();
  }
}

async function compare(scene: Scene, users: 1 | 10 | 100 | 1000, rounds: number): Promise<Row[]> {
  const userIds = scene.tenant.ids.slice(0, users);
  const taken: Taken[] = [];
  const tutorial: number[] = [];
  for (let round = 0; round < rounds; round++) {
    taken.push(await publishOnce(scene, `b${users}-${round}`, userIds));
    const startedAt = performance.now();
    await followTutorial(scene.tenant.url, {
      name: `t${users}-${round}`,
      tenantLabel: 'contoso',
      userIds,
    });
    tutorial.push(performance.now() - startedAt);
  }
  const median = (of: (one: Taken) => number) => quantile(taken.map(of), 0.5);
  const card = median(({ cardMs }) => cardMs);
  const written = median(({ writtenMs }) => writtenMs);
  const processor = median(({ processorMs }) => processorMs);
  const [byHand] = [quantile(tutorial, 0.5)];
  line(
    `${users} users: card ${card.toFixed(0)} ms, last write ${written.toFixed(0)} ms, processor ${processor} ms`,
  );
  const beside = `tutorial ${byHand.toFixed(0)} ms, card ${card.toFixed(0)} ms`;
  const rows: Row[] = [{ figure: `publish-${users}` satisfies Figure, value: byHand / card, beside }];
  if (users > 1) return rows;
  const critical = criticalRoundTrips * latencyMs;
  return [
    ...rows,
    { figure: 'critical-path', value: written / critical, beside: `${critical} ms` },
    { figure: 'own-time', value: processor, beside: `${byHand.toFixed(0)} ms of the tutorial` },
  ];
}

async function publishOnce(scene: Scene, name: string, userIds: readonly string[]): Promise<Taken> {
  const { bot, inbox, rita, tenant } = scene;
  const planned = await plan(scene, rita, name, {
    users: userIds.join(','),
    singleSignOn: 'kerberos',
    servicePrincipalName: `HTTP/${name}.corp.contoso.com`,
    loginIdentity: 'userPrincipalName',
  });
  await tenant.calls();
  const published = inbox.next(planned.room, `${name} is published`);
  const [startedAt, processorAt] = [Date.now(), bot.processorMs()];
  await approve(scene, planned);
  const { at } = await published;
  const processorMs = bot.processorMs() - processorAt;
  const written = (await tenant.calls()).filter(hasWritten).map((call) => call.at);
  return { cardMs: at - startedAt, writtenMs: Math.max(...written) - startedAt, processorMs };
}
