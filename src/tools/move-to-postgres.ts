// Moves the bot's data from the embedded database below DATA_DIR to the PostgreSQL of DATABASE_URL: npm run move-to-postgres
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadConfig, type Config } from '../config/config.ts';
import { databaseToken } from '../identity/database-token.ts';
import { holdFolder } from '../folder/hold-folder.ts';
import { messageOf } from '../safe-error.ts';
import { openStore } from '../store/database.ts';
import { copyTables } from '../store/copy-rows.ts';

/**
 * Copies all data into an empty PostgreSQL, all or nothing, and returns the number of rows by table; leaves the data
 * below DATA_DIR unchanged. Throws an error with a sentence for the operator if it cannot.
 */
export async function moveToPostgres(config: Config): Promise<Map<string, number>> {
  if (!config.databaseUrl) throw new Error('Set DATABASE_URL to the PostgreSQL the data should go to.');
  if (!existsSync(join(config.dataDir, 'pglite')))
    throw new Error(`There is no database below ${config.dataDir}; DATA_DIR names the folder.`);
  const folder = holdFolder(config.dataDir);
  try {
    const from = await openStore({ databaseUrl: '', dataDir: config.dataDir });
    try {
      const { databaseUrl } = config;
      const to = await openStore({ databaseUrl, databaseToken: databaseToken(config), dataDir: null });
      return await copyTables(from.db, to.db).finally(to.close);
    } finally {
      await from.close();
    }
  } finally {
    await folder.close();
  }
}

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const moved = await moveToPostgres(config);
  for (const [table, rows] of moved) console.log(`${table.padEnd(14)}${rows}`);
  console.log(
    `\nMoved. Start the bot with this DATABASE_URL from now on; ${config.dataDir} is left as it was.`,
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  main().catch((error: unknown) => {
    console.error(messageOf(error));
    process.exitCode = 1;
  });
