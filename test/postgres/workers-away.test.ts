import assert from 'node:assert/strict';
import pg from 'pg';
import { startWorld, type World } from '../harness/chat/world.ts';

describe('a bot whose workers find no connection', () => {
  const role = 'few_connections';
  let world: World;
  let admin: pg.Client;
  before(async () => {
    world = await startWorld({
      databaseAt: async (address) => {
        admin = new pg.Client({ connectionString: address });
        await admin.connect();
        const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
        if (!rowCount) await admin.query(`create role ${role} login`);
        await admin.query(`alter database ${new URL(address).pathname.slice(1)} owner to ${role}`);
        await admin.query(`grant all on schema public to ${role}`);
        const url = new URL(address);
        url.username = role;
        return url.href;
      },
    });
  });
  after(async () => {
    await admin.query(`alter role ${role} connection limit -1`);
    await admin.end();
    await world.close();
  });

  const ready = async () => {
    const answer = await fetch(`${world.bot.url}/ready`);
    return { status: answer.status, text: await answer.text() };
  };

  async function until(status: number): Promise<string> {
    for (let i = 0; i < 300; i++) {
      const answer = await ready();
      if (answer.status === status) return answer.text;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return assert.fail(`/ready did not become ${status}`);
  }

  it('is not ready, says so, and is ready again when there are some', async () => {
    await until(200);
    await admin.query(`alter role ${role} connection limit 0`);
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'pgboss%'`);

    assert.match(await until(503), /The workers cannot reach the database/);

    await admin.query(`alter role ${role} connection limit -1`);
    await until(200);
  });
});
