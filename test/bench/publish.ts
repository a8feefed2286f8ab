import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { crowdedTenant } from './crowd.ts';
import { line, quantile, timed } from './numbers.ts';
import { followTutorial } from './tutorial.ts';

const latencyMs = 100;
const rounds = 5;
/** Look, instantiate, URIs, publishing, group beside single sign-on, read back. */
const criticalRoundTrips = 6;
const targets = new Map([
  [1, '1.5'],
  [100, '25'],
]);

/** Approve → published against Microsoft's tutorial followed call by call, in turns on the same tenant; medians. */
export async function benchPublish(): Promise<void> {
  console.log(`Approve → published, ${latencyMs} ms a call, against the tutorial in sequence`);
  const { seed, ids } = crowdedTenant(1000);
  const engine = await startEngine({ seed, latencyMs });
  for (const users of [1, 10, 100, 1000])
    await compare(engine, ids.slice(0, users), users > 100 ? 1 : rounds);
  await engine.close();
}

async function compare(engine: Engine, userIds: readonly string[], times: number): Promise<void> {
  const ours: number[] = [];
  const tutorial: number[] = [];
  let calls = 0;
  for (let round = 0; round < times; round++) {
    const name = `b${userIds.length}-${round}`;
    const planned = await engine.ask('publish', {
      name,
      qlikUrl: `https://${name}.corp.contoso.com`,
      singleSignOn: 'kerberos',
      servicePrincipalName: `HTTP/${name}.corp.contoso.com`,
      loginIdentity: 'userPrincipalName',
      groups: '',
      users: userIds.join(','),
    });
    ours.push(await timed(() => approved(engine, planned)));
    const wanted = { name: `t${userIds.length}-${round}`, tenantLabel: 'contoso', userIds };
    tutorial.push(await timed(async () => (calls = await followTutorial(engine.sandbox.url, wanted))));
  }
  const [ourMs, tutorialMs] = [quantile(ours, 0.5), quantile(tutorial, 0.5)];
  const target = targets.get(userIds.length);
  line(
    `${userIds.length} users: ${(tutorialMs / ourMs).toFixed(2)}× faster than its ${calls} calls` +
      `${target ? ` (target ${target})` : ''}; ` +
      `${(ourMs / (criticalRoundTrips * latencyMs)).toFixed(2)}× the critical path (target 1.25 with one user)`,
  );
}

async function approved(engine: Engine, planned: Parameters<Engine['approve']>[0]): Promise<void> {
  const done = await engine.approve(planned);
  if (done.state !== 'done') throw new Error(JSON.stringify(done.problem ?? done.state));
}
