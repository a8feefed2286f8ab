import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { fillManifest, packApp } from '../../src/tools/app-package.ts';
import { english, say } from '../../src/language/say.ts';
import { translations } from '../harness/language/translations.ts';
import { commands } from '../../src/teams/commands/index.ts';

const botId = '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20';
const source = new URL('../../appPackage/', import.meta.url);
const template = readFileSync(new URL('manifest.json', source), 'utf8');

function packedManifest(env: NodeJS.ProcessEnv): TeamsManifest {
  return packed('manifest.json', env) as TeamsManifest;
}

function packed(name: string, env: NodeJS.ProcessEnv = { MICROSOFT_APP_ID: botId }): unknown {
  return JSON.parse(strFromU8(unzipSync(packApp(env))[name] ?? new Uint8Array()));
}

// AppManifestUtils cannot read this schema, because some of its patterns are invalid in Unicode mode.
function localizationProblems(file: Record<string, unknown>): unknown[] {
  const schema = new URL(
    '../../node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json',
    import.meta.url,
  );
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  ajv.validate(JSON.parse(readFileSync(schema, 'utf8')), file);
  return ajv.errors ?? [];
}

const commandLists = packedManifest({ MICROSOFT_APP_ID: botId }).bots?.[0]?.commandLists ?? [];
const described = new Map(commands.map(({ name, description }) => [name, description]));

describe('app package', () => {
  it('holds a manifest that the Teams schema accepts', async () => {
    const manifest = packedManifest({ MICROSOFT_APP_ID: botId });

    const problems = await AppManifestUtils.validateAgainstSchema(manifest);

    assert.deepEqual(problems, []);
  });

  it('lets Teams sign people in when the bot writes in their name', async () => {
    const oauthAppId = '3f1b8a5e-5c0e-4f0b-9a55-6a3c1d2e4f70';
    const env = { MICROSOFT_APP_ID: botId, GRAPH_RUN_AS: 'approver', OAUTH_APP_ID: oauthAppId };

    const manifest = packedManifest(env);

    const problems = await AppManifestUtils.validateAgainstSchema(manifest);
    assert.deepEqual(problems, []);
    assert.deepEqual(Reflect.get(manifest, 'webApplicationInfo'), {
      id: oauthAppId,
      resource: `api://botid-${botId}`,
    });
  });

  it('asks for the sign-in application, unless the bot has a registration of its own', () => {
    const env = { MICROSOFT_APP_ID: botId, GRAPH_RUN_AS: 'approver' };

    for (const OAUTH_APP_ID of ['', 'mine'])
      assert.throws(() => packApp({ ...env, OAUTH_APP_ID }), /OAUTH_APP_ID.*grant-permissions/);
    const manifest = packedManifest({ ...env, MICROSOFT_APP_TYPE: 'SingleTenant' });
    assert.equal(Reflect.get(manifest, 'webApplicationInfo').id, botId);
  });

  for (const { language, name } of translations)
    it(`holds ${name} texts that the Teams schema accepts, for every text of a command list`, () => {
      const texts = packed(`${language}.json`) as Record<string, unknown>;

      const problems = localizationProblems(texts);

      const wanted = commandLists.flatMap(({ commands: listed }, list) =>
        listed.map(({ title }, index) => [
          `bots[0].commandLists[${list}].commands[${index}].description`,
          say(language, described.get(title) ?? ''),
        ]),
      );
      const translated = Object.entries(texts).filter(([key]) => key.startsWith('bots'));
      assert.deepEqual(problems, []);
      assert.notDeepEqual(localizationProblems({ ...texts, 'name.short': 'too long'.repeat(9) }), []);
      assert.deepEqual(Object.fromEntries(translated), Object.fromEntries(wanted));
    });

  it('names the file of every language', () => {
    const { localizationInfo } = packed('manifest.json') as { localizationInfo?: Record<string, unknown> };

    assert.equal(localizationInfo?.['defaultLanguageTag'], 'en');
    assert.deepEqual(
      localizationInfo['additionalLanguages'],
      translations.map(({ language }) => ({ languageTag: language, file: `${language}.json` })),
    );
  });

  it('offers in each scope at most ten commands, each as the bot describes it', () => {
    assert.deepEqual(commandLists.flatMap(({ scopes }) => scopes).toSorted(), [
      'groupChat',
      'personal',
      'team',
    ]);
    for (const { commands: listed } of commandLists) {
      assert.ok(listed.length > 0 && listed.length <= 10);
      for (const { title, description } of listed)
        assert.equal(description, english(described.get(title) ?? ''));
    }
  });

  it('takes the ids from the environment', () => {
    const appId = '0f8fad5b-d9cb-469f-a165-70867728950e';

    const manifest = JSON.parse(fillManifest(template, { MICROSOFT_APP_ID: botId, TEAMS_APP_ID: appId }));

    assert.equal(manifest.id, appId);
    assert.equal(manifest.bots[0].botId, botId);
  });

  it('uses the id of the bot for the app when no other is given', () => {
    const manifest = JSON.parse(fillManifest(template, { MICROSOFT_APP_ID: botId }));

    assert.equal(manifest.id, botId);
  });

  it('names the variable that is missing', () => {
    assert.throws(() => packApp({}), /MICROSOFT_APP_ID/);
    assert.throws(() => packApp({ MICROSOFT_APP_ID: botId, TEAMS_APP_ID: 'mine' }), /TEAMS_APP_ID/);
  });

  it('holds the icons in the sizes Teams asks for', () => {
    const files = unzipSync(packApp({ MICROSOFT_APP_ID: botId }));
    const size = (name: string) => Buffer.from(files[name] ?? []).readUInt32BE(16);

    assert.equal(size('color.png'), 192);
    assert.equal(size('outline.png'), 32);
  });
});
