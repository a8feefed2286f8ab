import assert from 'node:assert/strict';
import { reportCsv } from '../../src/service/report/report-csv.ts';
import { acceptedFile } from '../../src/service/report/accepted-file.ts';
import { acceptFile, offerFile } from '../../src/service/report/offer-file.ts';
import { readReport } from '../../src/service/report/read-report.ts';
import { conversationById } from '../../src/service/conversations/conversations.ts';
import { rememberConversation } from '../../src/service/conversations/remember.ts';
import { administrator } from '../../src/trial/people.ts';
import { seed as contoso } from '../../src/trial/sandbox/tenant/seed.ts';
import { isUploadUrl, uploadFile } from '../../src/teams/notify/upload-file.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

describe('an address to which a file is to be uploaded', () => {
  const good = [
    'https://contoso-my.sharepoint.com/personal/adam_contoso_com/_api/v2.0/drive/items/01/uploadSession?guid=1',
    'https://contoso.sharepoint.us/x',
    'https://contoso.sharepoint.cn/x',
  ];
  const bad = [
    'http://contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com:8443/x',
    'https://contoso.sharepoint.com@evil.example/x',
    'https://evil.example/contoso.sharepoint.com',
    'https://contoso.sharepoint.com.evil.example/x',
    'https://evilsharepoint.com/x',
    'https://sharepoint.com/x',
    'https://evil.example\\.sharepoint.com/x',
    'https://evil.example#.sharepoint.com/x',
    'https://127.0.0.1/x',
    'http://127.0.0.1:1/x',
    'https://[::1]/x',
    'https://10.0.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/x',
    'file:///etc/passwd',
    '',
  ];
  it('is one of OneDrive or SharePoint, over TLS', () => {
    assert.deepEqual(
      good.filter((url) => !isUploadUrl(url, true)),
      [],
    );
    assert.deepEqual(
      bad.filter((url) => isUploadUrl(url, true)),
      [],
    );
  });

  it('is on this machine where activities are not signed', () => {
    assert.equal(isUploadUrl('http://127.0.0.1:1/x', false), true);
    assert.deepEqual(
      good.filter((url) => isUploadUrl(url, false)),
      [],
    );
  });

  it('is looked at again before anything is sent', async () => {
    await assert.rejects(uploadFile('https://10.0.0.1/x', Buffer.from('a'), true), /Not an address/);
  });
});

describe('a report offered to a person who is no approver any more', () => {
  let engine: Engine;
  let approvers: string[];
  before(async () => {
    const seed = structuredClone(contoso);
    engine = await startEngine({ seed });
    const group = seed.groups.find(({ group: { id } }) => id === engine.deps.approverGroupId);
    assert.ok(group);
    approvers = group.memberIds;
    const place = { id: 'a:adam', kind: 'personal', userId: administrator.id } as const;
    const template = await conversationById(engine.deps, 'a:rita');
    assert.ok(template);
    await rememberConversation(engine.deps, { ...template, ...place });
  });
  after(() => engine.close());

  it('is not made when they accept it, nor read when they decline it', async () => {
    const { deps } = engine;
    const actor = {
      aadObjectId: administrator.id,
      name: administrator.name,
      language: 'en',
      tenantId: '',
      chatUserId: '',
    } as const;
    const id = await offerFile(deps, actor, 'a:adam');
    approvers.splice(0);
    const upload = { uploadUrl: 'https://x', contentUrl: 'https://x', uniqueId: 'x', name: 'x' };

    await assert.rejects(
      acceptFile(deps, actor, { id, conversationId: 'a:adam' }, upload),
      /The report is for approvers/,
    );

    assert.equal(await acceptedFile(deps, id), null);
    const chat = await conversationById(deps, 'a:adam');
    assert.ok(chat);
    await assert.rejects(readReport(deps, actor, chat, 1), /The report is for approvers/);
    await assert.rejects(offerFile(deps, actor, 'a:adam'), /The report is for approvers/);
  });
});

describe('a report about people who name themselves after formulas', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  it('has no cell that a spreadsheet runs, and no row that nobody wrote', async () => {
    await engine.run('publish', { name: 'sales' });
    for (const name of [
      '=cmd|calc',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '=HYPERLINK("http://evil.example","x")',
      'a"\r\n=1,b',
    ]) {
      await engine.deps.db.updateTable('request').set({ requester_name: name }).execute();

      const csv = (await reportCsv(engine.deps, 'en')).toString('utf8');

      const lines = csv.trim().split('\r\n');
      assert.equal(lines.length, 2, csv);
      assert.doesNotMatch(csv, /(^|,)"?[=+@\t-]/m);
    }
  });

  it('is whole with more publications than are read at once', async () => {
    const { db } = engine.deps;
    const [row] = await db.selectFrom('publication').selectAll().execute();
    assert.ok(row);
    const { revision: _, desired, ...rest } = row;
    const many = Array.from({ length: 120 }, (_one, i) => ({
      ...rest,
      id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      name: `zulu-${i}`,
      desired: JSON.stringify(desired),
    }));
    await db.insertInto('publication').values(many).execute();

    const csv = (await reportCsv(engine.deps, 'en')).toString('utf8');

    assert.equal(csv.trim().split('\r\n').length, 122);
  });
});
