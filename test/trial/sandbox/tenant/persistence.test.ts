import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requester } from '../../../../src/trial/people.ts';
import {
  assignUser,
  call,
  get,
  instantiate,
  publishApplication,
  start,
} from '../../../harness/sandbox/sandbox-calls.ts';

describe('state of the sandbox', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });

  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('survives a kill right after an answer', async () => {
    const child = fork(new URL('../../../harness/process/start-sandbox.ts', import.meta.url), [dataDir]);
    const [url] = (await once(child, 'message')) as [string];
    const running = { url };
    const ids = await publishApplication(running, 'qlik');
    await assignUser(running, ids, requester.id);
    await kill(child);

    const sandbox = await start({ dataDir });
    const publishing = await get(sandbox, `/beta/applications/${ids.applicationId}/onPremisesPublishing`);
    const assigned = await get(
      sandbox,
      `/v1.0/servicePrincipals/${ids.servicePrincipalId}/appRoleAssignedTo`,
    );
    const duplicate = await assignUser(sandbox, ids, requester.id);
    await sandbox.close();

    assert.equal(publishing.body['externalUrl'], 'https://qlik-contoso.msappproxy.net/');
    assert.equal(assigned.body.value?.[0]?.['principalId'], requester.id);
    assert.equal(duplicate.status, 400);
  });

  it('keeps deletions, and one line for each object after a restart', async () => {
    const groups = '/beta/onPremisesPublishingProfiles/applicationProxy/connectorGroups';
    const first = await start({ dataDir });
    const { body } = await call(first, 'POST', groups, { name: 'Empty' });
    const kept = await instantiate(first, 'kept');
    const path = `/v1.0/applications/${kept.applicationId}`;
    for (const notes of ['1', '2', '3']) await call(first, 'PATCH', path, { notes });
    await call(first, 'DELETE', `${groups}/${String(body['id'])}`);
    await first.close();

    const second = await start({ dataDir });
    const list = await get(second, groups);
    const read = await get(second, path);
    await second.close();

    const journal = await readFile(join(dataDir, 'sandbox.jsonl'), 'utf8');
    assert.equal(list.body.value?.length, 3);
    assert.equal(read.body['notes'], '3');
    assert.equal(journal.match(new RegExp(`"applications","${kept.applicationId}"`, 'g'))?.length, 1);
  });

  it('leaves out a line that was cut off', async () => {
    const first = await start({ dataDir });
    const { applicationId } = await instantiate(first, 'whole');
    await first.close();
    await appendFile(join(dataDir, 'sandbox.jsonl'), '[["applications","half');

    const second = await start({ dataDir });
    const read = await get(second, `/v1.0/applications/${applicationId}`);
    const added = await instantiate(second, 'added');
    await second.close();
    const third = await start({ dataDir });
    const readAdded = await get(third, `/v1.0/applications/${added.applicationId}`);
    await third.close();

    assert.equal(read.status, 200);
    assert.equal(readAdded.status, 200);
  });

  it('is not touched by a second sandbox that finds the port taken', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const { port } = occupant.address() as AddressInfo;

    await assert.rejects(start({ port, dataDir }), { code: 'EADDRINUSE' });

    await assert.rejects(readFile(join(dataDir, 'sandbox.jsonl')), { code: 'ENOENT' });
    occupant.close();
  });

  const broken: Record<string, (journal: string) => string> = {
    'is no JSON': (journal) => `${journal}not json\n`,
    'is no change': (journal) => `${journal}[["unicorns","x",{}]]\n`,
    'is an object': (journal) => `${journal}{"some":"thing"}\n`,
    'was cut away': (journal) => `${journal.trimEnd().split('\n').slice(0, -1).join('\n')}\n`,
    'was cut in two': (journal) => journal.slice(0, -10),
    'was the first and is cut': (journal) => journal.slice(0, 5),
  };
  for (const [how, spoil] of Object.entries(broken))
    it(`is refused when a line of its file ${how}, and the file stays as it is`, async () => {
      const first = await start({ dataDir });
      await instantiate(first, 'kept');
      await first.close();
      await (await start({ dataDir })).close();
      const path = join(dataDir, 'sandbox.jsonl');
      const spoiled = spoil(await readFile(path, 'utf8'));
      await writeFile(path, spoiled);

      await assert.rejects(
        start({ dataDir }),
        /The data in .*sandbox\.jsonl is damaged: [^]*another DATA_DIR/,
      );
      assert.equal(await readFile(path, 'utf8'), spoiled);
    });

  it('is opened from a file of an earlier version, which has entries only', async () => {
    const first = await start({ dataDir });
    const { applicationId } = await instantiate(first, 'early');
    await first.close();
    const path = join(dataDir, 'sandbox.jsonl');
    const [, ...entries] = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, entries.join('\n'));

    const second = await start({ dataDir });
    const read = await get(second, `/v1.0/applications/${applicationId}`);
    await second.close();

    assert.equal(read.status, 200);
  });
});

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}
