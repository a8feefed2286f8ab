import { randomUUID } from 'node:crypto';
import { seed as contoso } from '../../src/sandbox/tenant/seed.ts';
import { startEngine } from '../fakes/engine.ts';
import { followTutorial } from './tutorial.ts';

const latencyMs = 100;
const rounds = 5;
/** Look, instantiate, URIs, publishing, group beside single sign-on, read back. */
const criticalRoundTrips = 6;

interface Measured {
  users: number;
  oursMs: number;
  tutorialMs: number;
  calls: number;
  tutorialCalls: number;
}

let calls = 0;
const [someone] = contoso.users.filter(
  ({ accountEnabled, userType }) => accountEnabled && userType === 'Member',
);
if (!someone) throw new Error('The tenant has no members');
const crowd = Array.from({ length: 1000 }, (_, i) => {
  const userPrincipalName = `person${i}@contoso.com`;
  return {
    ...someone,
    id: randomUUID(),
    displayName: `Person ${i}`,
    userPrincipalName,
    mail: userPrincipalName,
  };
});
const members = crowd.map(({ id }) => id);
const engine = await startEngine({
  seed: { ...contoso, users: [...contoso.users, ...crowd] },
  latencyMs,
  steps: [
    (request, next) => {
      calls++;
      return next(request);
    },
  ],
});
const rows: Measured[] = [];
for (const users of [1, 10, 100, 1000]) rows.push(await measure(users, users > 100 ? 1 : rounds));
await engine.close();
report(rows);

/** Approve → published and the tutorial, in turns on the same tenant; medians. */
async function measure(users: number, times: number): Promise<Measured> {
  const ours: number[] = [];
  const tutorial: number[] = [];
  let [ourCalls, tutorialCalls] = [0, 0];
  for (let round = 0; round < times; round++) {
    const name = `b${users}-${round}`;
    const planned = await engine.ask('publish', {
      name,
      qlikUrl: `https://${name}.corp.contoso.com`,
      singleSignOn: 'kerberos',
      servicePrincipalName: `HTTP/${name}.corp.contoso.com`,
      loginIdentity: 'userPrincipalName',
      groups: '',
      users: members.slice(0, users).join(','),
    });
    calls = 0;
    let started = performance.now();
    const done = await engine.approve(planned);
    ours.push(performance.now() - started);
    ourCalls = calls;
    if (done.state !== 'done') throw new Error(JSON.stringify(done.problem ?? done.state));
    started = performance.now();
    const wanted = { name: `t${users}-${round}`, tenantLabel: 'contoso', userIds: members.slice(0, users) };
    tutorialCalls = await followTutorial(engine.sandbox.url, wanted);
    tutorial.push(performance.now() - started);
  }
  return { users, oursMs: median(ours), tutorialMs: median(tutorial), calls: ourCalls, tutorialCalls };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function report(measured: readonly Measured[]): void {
  console.log(
    `Approve → published, ${latencyMs} ms for each call, median of ${rounds} (1,000 users: once), side by side with the tutorial`,
  );
  for (const { users, oursMs, tutorialMs, calls: ours, tutorialCalls } of measured) {
    const ratio = (tutorialMs / oursMs).toFixed(2);
    const critical = (oursMs / (criticalRoundTrips * latencyMs)).toFixed(2);
    console.log(
      `  ${users} users: ${ratio}× faster than the tutorial (${tutorialCalls} calls in sequence); ` +
        `${critical}× the critical path (target 1.25); ${ours} calls, items of batches counted one by one`,
    );
  }
}
