import assert from 'node:assert/strict';
import sinon from 'sinon';
import { loadConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { NotNowError } from '../../src/service/waiting/passing.ts';
import { createAdapter, processActivity } from '../../src/teams/adapter.ts';
import { createAuthentication } from '../../src/teams/authentication.ts';
import { SendFailedError } from '../../src/teams/notify/send-failed.ts';

describe('a turn that fails', () => {
  const adapter = createAdapter(createAuthentication(null, loadConfig({}).cloud));
  const secret = 'a-secret-form';
  let printed: sinon.SinonStub;
  beforeEach(() => {
    printed = sinon.stub(console, 'error');
  });
  afterEach(() => sinon.restore());

  async function statusOf(error: Error): Promise<{ status: number; body: unknown; lines: string }> {
    const lines: string[] = [];
    const log = createLog('debug', { write: (line) => void lines.push(line) });
    const from = { id: '29:x', name: 'X' };
    const conversation = { id: 'a:x' };
    const body = {
      type: 'message',
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:9',
      from,
      conversation,
    };
    const answer = await processActivity(adapter, { headers: {}, body }, log, () => Promise.reject(error));
    return { ...answer, lines: lines.join('') };
  }
  const ofDatabase = (code: string) =>
    Object.assign(new Error('The server said no'), {
      severity: 'ERROR',
      code,
      params: [secret],
      query: secret,
    });
  const coded = (code: string) => Object.assign(new Error('x'), { code });

  const passing: Record<string, Error> = {
    'a database that is shut down': ofDatabase('57P01'),
    'a full disk': ofDatabase('53100'),
    'too many connections': ofDatabase('53300'),
    'a transaction that gave way': ofDatabase('40P01'),
    'a server that only reads': ofDatabase('25006'),
    'a database that is not there': coded('ECONNREFUSED'),
    'a line that breaks': new Error('Connection terminated unexpectedly'),
    'an embedded database that is closed': new Error('PGlite is closed'),
    'a cause of that kind': new Error('No', { cause: new AggregateError([coded('ETIMEDOUT')]) }),
    'something that is not known yet': new NotNowError('the tenant'),
    'Teams being away': new SendFailedError('try-again', null),
  };
  for (const [why, error] of Object.entries(passing))
    it(`for ${why} comes again`, async () => {
      assert.deepEqual((await statusOf(error)).status, 503);
    });

  it('for a defect does not come again, and tells the world nothing', async () => {
    const { status, body } = await statusOf(ofDatabase('22P02'));

    assert.equal(status, 500);
    assert.deepEqual(body, { error: 'Internal error' });
  });

  it('is logged without what was written, and printed nowhere', async () => {
    for (const code of ['22P02', '53100'])
      assert.ok(!(await statusOf(ofDatabase(code))).lines.includes(secret));

    assert.equal(printed.callCount, 0);
  });
});
