// Checks everything the bot needs and reports what is wrong: npm run doctor. Exits with 1 if the bot could not work.
import pg from 'pg';
import { ConfigError, loadConfig, type Config } from '../config/config.ts';
import { databaseToken } from '../identity/database-token.ts';
import { checkGraph } from './doctor/check-graph.ts';
import { checkQlik } from './doctor/check-qlik.ts';
import { bad, fine, show, unknown, type Finding } from './doctor/finding.ts';
import { serverOptions } from '../store/server-options.ts';
import { createCredential } from '../identity/credential.ts';

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const findings = [fine('Settings', 'can be used')];
  findings.push(await checkDatabase(config), await checkTeams(config), ...(await checkGraph(config)));
  findings.push(await checkQlik(config));
  for (const finding of findings) console.log(show(finding));
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1;
}

async function checkDatabase(config: Config): Promise<Finding> {
  if (!config.databaseUrl)
    return unknown('Database', `embedded below ${config.dataDir}, not opened: a bot may be using it`);
  const client = new pg.Client({
    ...serverOptions(config.databaseUrl, databaseToken(config)),
    connectionTimeoutMillis: 10_000,
  });
  try {
    await client.connect();
    await client.query('select 1');
    return fine('Database', 'PostgreSQL answers');
  } catch (error) {
    return bad('Database', reason(error), 'Compare DATABASE_URL and DATABASE_AUTH with the server.');
  } finally {
    await client.end().catch(() => {});
  }
}

async function checkTeams({ bot, cloud }: Config): Promise<Finding> {
  if (!bot) return unknown('Teams', 'no MICROSOFT_APP_ID: activities are not checked, only on this machine');
  try {
    const credential = createCredential(bot.identity, cloud.loginUrl);
    await credential.getToken(`${cloud.channelAudience}/.default`);
    return fine('Teams', 'the bot gets a token to write with');
  } catch (error) {
    return bad(
      'Teams',
      reason(error),
      'Compare MICROSOFT_APP_ID and how the bot proves itself with the Azure Bot.',
    );
  }
}

/** Keeps only the first line of an error, which says what is wrong. */
function reason(error: unknown): string {
  const text = error instanceof AggregateError ? error.errors.map(String).join('; ') : String(error);
  return text.split('\n')[0] ?? '';
}

main().catch((error: unknown) => {
  console.error(
    error instanceof ConfigError ? error.message : `The doctor could not go on: ${reason(error)}`,
  );
  process.exitCode = 1;
});
