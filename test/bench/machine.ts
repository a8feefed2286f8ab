import { cpus, loadavg } from 'node:os';
import pg from 'pg';

/** Returns what the figures depend on: processors and their load, Node.js and the database. */
export async function machine(): Promise<string> {
  const cores = cpus();
  const load = loadavg().map((one) => one.toFixed(1));
  return `${cores.length} cores (${cores[0]?.model ?? 'unknown'}), load ${load.join(' ')}, Node.js ${process.version}, ${await database()}`;
}

async function database(): Promise<string> {
  const connectionString = process.env['DATABASE_URL'];
  if (!connectionString) return 'PGlite';
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return `PostgreSQL ${rows[0]?.server_version}`;
}
