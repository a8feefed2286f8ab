import assert from 'node:assert/strict';
import { fromKysely } from 'pg-boss';
import { createLog } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { freshDatabase } from '../harness/database/database.ts';
import { refused, secret } from '../builders/database-errors.ts';

describe('the log of what the database refuses', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let store: Store;
  before(async () => {
    database = await freshDatabase();
    store = await openStore({ databaseUrl: database.url, dataDir: null });
  });
  after(async () => {
    await store.close();
    await database.drop();
  });

  const errorOf = async (name: string): Promise<object> => {
    const error: unknown = await refused[name]?.(store.db).then(
      () => assert.fail(`${name} was not refused`),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof Error);
    return error;
  };

  const forms: Record<string, (error: object) => unknown> = {
    'as it is': (error) => error,
    'as a cause': (error) =>
      new Error('The database said no', { cause: new Error('Really', { cause: error }) }),
    'among others': (error) => new AggregateError([new Error('One'), error], 'Two went wrong'),
    'as the job queue tells it': (error) => ({ ...error, ...copied(error), queue: 'notify', worker: 'one' }),
    'in the words of somebody else': (error) => new Error(`Failed: ${Reflect.get(error, 'message')}`),
  };

  for (const name of Object.keys(refused))
    for (const [how, form] of Object.entries(forms))
      it(`has nothing of ${name}, told ${how}`, async () => {
        const error = await errorOf(name);
        // Whoever words it anew keeps no more than the message, of which those about input are known.
        const isWordedAnew = how === 'in the words of somebody else';
        if (isWordedAnew && !/^(invalid input|malformed)/.test(String(Reflect.get(error, 'message')))) return;
        const line = logged((log) => log.error({ err: form(error) }, 'Could not answer'));

        for (const part of [secret, 'kept-', 'quiet', '7f3a']) assert.ok(!line.includes(part), line);
        if (!isWordedAnew) assert.ok(line.includes(`"code":"${Reflect.get(error, 'code')}"`), line);
      });

  it('has nothing of what the job queue could not store', async () => {
    const error: unknown = await fromKysely(store.db)
      .executeSql('insert into setting (key, value) values ($1, $2)', [secret, secret])
      .catch((thrown: unknown) => thrown);
    const line = logged((log) => log.error({ err: error }, 'Job queue error'));

    assert.ok(!line.includes('quiet'), line);
    assert.match(line, /"code":"23502"/);
  });

  it('says what kind of error it was, where, and about which table', async () => {
    const error = await errorOf('a row that is there');
    const { err } = JSON.parse(logged((log) => log.error({ err: error }, 'x'))) as {
      err: Record<string, unknown>;
    };

    assert.equal(err['code'], '23505');
    assert.equal(err['table'], 'setting');
    assert.equal(err['constraint'], 'setting_pkey');
    assert.match(String(err['message']), /violates unique constraint "setting_pkey"/);
    assert.match(String(err['stack']), /^error: duplicate key.*\n\s+at /);
  });

  it('keeps what Microsoft Graph says', () => {
    const problem = {
      statusCode: 403,
      code: 'Denied',
      message: 'No',
      requestId: 'abc',
      body: '{"secret":1}',
    };
    const { err } = JSON.parse(logged((log) => log.warn({ err: problem }, 'x'))) as { err: object };

    assert.deepEqual(err, {
      type: 'Object',
      statusCode: 403,
      code: 'Denied',
      message: 'No',
      requestId: 'abc',
    });
  });

  it('ends where errors are each other’s cause', () => {
    const [one, other] = [new Error('one'), new Error('other')];
    one.cause = other;
    other.cause = one;

    assert.ok(logged((log) => log.error({ err: one }, 'x')).length < 20_000);
  });
});

function copied(error: object): object {
  return { message: Reflect.get(error, 'message'), stack: Reflect.get(error, 'stack') };
}

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('debug', { write: (line) => void lines.push(line) }));
  return lines.join('');
}
