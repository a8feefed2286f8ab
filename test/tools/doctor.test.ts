import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLog } from '../../src/log.ts';
import { startRepositoryService } from '../../src/trial/qlik/repository-service.ts';
import { startSandbox, type Sandbox } from '../../src/trial/sandbox/sandbox.ts';

describe('npm run doctor', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds: 0, log: createLog('silent') });
  });
  after(() => sandbox.close());

  function doctor(env: Record<string, string>): Promise<{ code: number; text: string }> {
    const script = fileURLToPath(new URL('../../src/tools/doctor.ts', import.meta.url));
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [script], { env }, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, text: stdout + stderr }),
      );
    });
  }
  const env = () => ({ GRAPH_URL: sandbox.url, APPROVER_GROUP_ID: sandbox.approverGroupId });

  it('finds nothing wrong where nothing is, and says what it did not try', async () => {
    const { code, text } = await doctor(env());

    assert.equal(code, 0, text);
    assert.match(text, /✓ Settings/);
    assert.match(text, /✓ Application Proxy and connectors +works/);
    assert.match(text, /– Changing applications +not tried/);
    assert.match(text, /✓ Approvers +\d+ in the group/);
    assert.match(text, /✓ Requesters +every member of the tenant, no guests/);
  });

  it('reads Qlik Sense where it is set, and says who has to look where that fails', async () => {
    const service = await startRepositoryService();
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const { cert, key, ca } = await service.authority.client();
    for (const [file, text] of Object.entries({ cert, key, ca })) await writeFile(join(folder, file), text);
    const qlik = {
      QLIK_REPOSITORY_URL: service.url,
      QLIK_CERTIFICATE_PATH: join(folder, 'cert'),
      QLIK_KEY_PATH: join(folder, 'key'),
      QLIK_CA_PATH: join(folder, 'ca'),
    };

    const [without, reached] = [await doctor(env()), await doctor({ ...env(), ...qlik })];
    await service.close();
    const away = await doctor({ ...env(), ...qlik });
    await writeFile(join(folder, 'ca'), 'no certificate');
    const unusable = await doctor({ ...env(), ...qlik });

    await rm(folder, { recursive: true });
    assert.deepEqual([without.code, reached.code, away.code, unusable.code], [0, 0, 1, 1]);
    assert.match(without.text, /– Qlik Sense +no QLIK_REPOSITORY_URL/);
    assert.match(
      reached.text,
      /✓ Qlik Sense +shows 2 virtual proxies on qlik\.contoso\.com; writing not tried/,
    );
    assert.match(away.text, /✗ Qlik Sense +Qlik Sense cannot be reached[^]*Compare QLIK_REPOSITORY_URL/);
    assert.match(unusable.text, /✗ Qlik Sense +QLIK_CA_PATH: .* holds no certificate in PEM/);
  });

  it('names the permission that is missing and the command that grants it', async () => {
    const fault = { kind: 'status', status: 403, code: 'Authorization_RequestDenied' } as const;
    const off = sandbox.faults.add({ path: '/connectorGroups$', fault });

    const { code, text } = await doctor(env());

    off();
    assert.equal(code, 1);
    assert.match(text, /✗ Application Proxy and connectors +refused: Application Administrator is missing/);
    assert.match(text, /Run: node deploy\/grant-permissions\.ts --run-as bot/);
    assert.match(text, /lets only people do it: that works in approver mode/);
  });

  it('says that nobody may approve, that a group is not there, and that a database gives no answer', async () => {
    const nobody = await doctor({ GRAPH_URL: sandbox.url });
    const nowhere = await doctor({
      ...env(),
      APPROVER_GROUP_ID: '00000000-0000-4000-8000-000000000000',
      REQUESTER_GROUP_ID: '00000000-0000-4000-8000-000000000001',
      DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/none',
    });

    assert.deepEqual([nobody.code, nowhere.code], [1, 1]);
    assert.match(nobody.text, /✗ Approvers +nobody may approve/);
    assert.match(nowhere.text, /✗ Approvers +there is no such group/);
    assert.match(nowhere.text, /✗ Requesters +there is no such group/);
    assert.match(nowhere.text, /✗ Database +.*ECONNREFUSED/);
    assert.ok(!nowhere.text.includes('hunter2'));
  });

  it('lists every setting that is wrong', async () => {
    const { code, text } = await doctor({ PORT: 'many', GRAPH_RUN_AS: 'me' });

    assert.equal(code, 1);
    for (const name of ['PORT', 'GRAPH_RUN_AS']) assert.ok(text.includes(name));
  });
});
