// Makes dist/qlik-publisher.zip, the app package to upload to Teams, with the ids of this installation.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { isGuid } from '../guid.ts';

const source = new URL('../../appPackage/', import.meta.url);
const target = new URL('../../dist/', import.meta.url);

interface Localized {
  localizationInfo: { additionalLanguages: { languageTag: string; file: string }[] };
}

/**
 * Replaces the `${{NAME}}` placeholders of `appPackage/manifest.json`. BOT_ID is MICROSOFT_APP_ID; TEAMS_APP_ID
 * defaults to it. With GRAPH_RUN_AS=approver, people can sign in through OAUTH_APP_ID, which only a bot with a
 * registration of its own (MICROSOFT_APP_TYPE=SingleTenant) may leave out. Throws an error naming the variable to set if
 * an id is missing or not a GUID.
 */
export function fillManifest(manifest: string, env: NodeJS.ProcessEnv): string {
  const botId = env.MICROSOFT_APP_ID ?? '';
  const ids: Record<string, string> = { BOT_ID: botId, TEAMS_APP_ID: env.TEAMS_APP_ID || botId };
  if (!isGuid(botId))
    throw new Error('Set MICROSOFT_APP_ID to the application (client) id of the bot, a GUID.');
  if (!isGuid(ids.TEAMS_APP_ID ?? '')) throw new Error('Set TEAMS_APP_ID to a GUID, or leave it out.');
  const filled = manifest.replace(
    /\$\{\{(\w+)\}\}/gu,
    (placeholder, name: string) => ids[name] ?? placeholder,
  );
  return env.GRAPH_RUN_AS === 'approver' ? withSignIn(filled, botId, signInId(env)) : filled;
}

/** Nobody can sign in to a managed identity. */
function signInId(env: NodeJS.ProcessEnv): string {
  const own = env.MICROSOFT_APP_TYPE === 'SingleTenant' ? env.MICROSOFT_APP_ID : '';
  return env.OAUTH_APP_ID || own || '';
}

/**
 * Enables silent sign-in: `oauthAppId` is the registration behind the OAuth connection, whose application ID URI is
 * `api://botid-<bot>`.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-manifest
 */
function withSignIn(manifest: string, botId: string, oauthAppId: string): string {
  if (!isGuid(oauthAppId))
    throw new Error(
      'Set OAUTH_APP_ID to the client id that node deploy/grant-permissions.ts prints at its end, a GUID.',
    );
  const webApplicationInfo = { id: oauthAppId, resource: `api://botid-${botId}` };
  const validDomains = ['token.botframework.com'];
  return JSON.stringify({ ...JSON.parse(manifest), webApplicationInfo, validDomains }, null, 2);
}

/** Builds the zip archive to upload to Teams: the filled manifest, its texts in other languages and the two icons. */
export function packApp(env: NodeJS.ProcessEnv): Uint8Array {
  const manifest = fillManifest(readFileSync(new URL('manifest.json', source), 'utf8'), env);
  const others = [...translationFiles(manifest), 'color.png', 'outline.png'];
  return zipSync({
    'manifest.json': strToU8(manifest),
    ...Object.fromEntries(others.map((name) => [name, readFileSync(new URL(name, source))])),
  });
}

/** The manifest lists these files: Microsoft 365 Agents Toolkit, which can also build the package, reads no other list. */
function translationFiles(manifest: string): string[] {
  const { localizationInfo }: Localized = JSON.parse(manifest);
  return localizationInfo.additionalLanguages.map(({ file }) => file);
}

function main(): void {
  const archive = packApp(process.env);
  mkdirSync(target, { recursive: true });
  writeFileSync(new URL('qlik-publisher.zip', target), archive);
  console.log('dist/qlik-publisher.zip is ready to upload in the Teams admin center.');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
