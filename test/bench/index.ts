import { startEngine, type Engine } from '../fakes/engine.ts';
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
const engine = await startEngine({
  latencyMs,
  steps: [
    (request, next) => {
      calls++;
      return next(request);
    },
  ],
});
const members = await memberIds(engine);
const rows: Measured[] = [];
for (const users of [1, 10, members.length]) rows.push(await measure(users));
await engine.close();
report(rows);

/** Approve → published and the tutorial, in turns on the same tenant; medians. */
async function measure(users: number): Promise<Measured> {
  const ours: number[] = [];
  const tutorial: number[] = [];
  let [ourCalls, tutorialCalls] = [0, 0];
  for (let round = 0; round < rounds; round++) {
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

async function memberIds({ graph }: Engine): Promise<string[]> {
  const filter = encodeURIComponent("accountEnabled eq true and userType eq 'Member'");
  const { value } = await graph<{ value: { id: string }[] }>(`/v1.0/users?$filter=${filter}&$top=999`);
  return value.map(({ id }) => id);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function report(measured: readonly Measured[]): void {
  console.log(
    `Approve → published, ${latencyMs} ms for each call, median of ${rounds}, side by side with the tutorial`,
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
