import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

const deploy = new URL('../../../deploy/', import.meta.url);
const text = readFileSync(new URL('m365agents.yml', deploy), 'utf8');
const toolkit = process.env['AGENTS_TOOLKIT'] ?? '';

describe('m365agents.yml', () => {
  const project: { version: string } = parse(text);
  const schema = JSON.parse(
    readFileSync(`${toolkit}/resource/yaml-schema/${project.version}/yaml.schema.json`, 'utf8'),
  );
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

  it("is what the Toolkit's schema of its version asks for", () => {
    validate(project);

    assert.deepEqual(validate.errors ?? [], []);
  });

  it('would be refused with an action that does not exist', () => {
    assert.equal(validate({ ...project, deploy: [{ uses: 'azure/everything' }] }), false);
  });

  it('names files that are there', () => {
    const named = [...text.matchAll(/(?:path|parameters|manifestPath): (\S+\.(?:json|bicep))$/gm)].map(
      ([, path]) => path,
    );

    assert.ok(named.length >= 4);
    assert.deepEqual(
      named.filter((path) => !existsSync(new URL(path ?? '', deploy))),
      [],
    );
  });

  it('uses no value that nothing provides', () => {
    const parameters = readFileSync(new URL('azure.parameters.json', deploy), 'utf8');
    const given =
      readFileSync(new URL('env/.env.dev', deploy), 'utf8') + text.replaceAll(/\$\{\{\w+\}\}/g, '');
    const bicep = readFileSync(new URL('main.bicep', deploy), 'utf8');
    const used = new Set([...(text + parameters).matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''));

    assert.deepEqual(
      [...used].filter((name) => !given.includes(name) && !bicep.includes(`output ${name} `)),
      [],
    );
  });
});
