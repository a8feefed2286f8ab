import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { fillManifest, packApp } from '../src/app-package.ts';

const botId = '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20';
const source = new URL('../appPackage/', import.meta.url);
const template = readFileSync(new URL('manifest.json', source), 'utf8');

function packedManifest(env: NodeJS.ProcessEnv): TeamsManifest {
  const file = unzipSync(packApp(env))['manifest.json'];
  return JSON.parse(strFromU8(file ?? new Uint8Array())) as TeamsManifest;
}

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
    assert.throws(() => packApp({ ...env, OAUTH_APP_ID: 'mine' }), /OAUTH_APP_ID/);
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
