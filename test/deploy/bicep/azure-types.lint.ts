import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bicepFiles } from './files.ts';
import { bodyFindings, type Shape } from './resource-types.ts';
import { declaredResources } from './resources.ts';

const run = promisify(execFile);
const azmcp = process.env['AZMCP'] ?? '';

/** Types that the tool carries no description of; the syntax and names of these resources are checked, their properties are not. */
const unchecked = [
  'Microsoft.DBforPostgreSQL/flexibleServers',
  'Microsoft.DBforPostgreSQL/flexibleServers/administrators',
  'Microsoft.DBforPostgreSQL/flexibleServers/databases',
  'Microsoft.Insights/actionGroups',
  'Microsoft.Insights/diagnosticSettings',
  'Microsoft.Insights/metricAlerts',
  'Microsoft.Insights/scheduledQueryRules',
  'Microsoft.Network/privateDnsZones',
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
];

/** Azure's own description of a type in its newest stable version; null = the tool has none. */
async function readType(type: string): Promise<Shape[] | null> {
  const { stdout } = await run(azmcp, ['bicepschema', 'get', '--resource-type', type], {
    env: { ...process.env, AZURE_MCP_COLLECT_TELEMETRY: 'false' },
    maxBuffer: 16 * 1024 * 1024,
  }).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  const start = stdout.indexOf('{');
  const answer = start < 0 ? {} : JSON.parse(stdout.slice(start));
  return answer.results?.BicepSchemaResult ?? null;
}

describe("Azure's types", () => {
  const resources = bicepFiles.flatMap((file) => declaredResources(file).map((one) => ({ file, ...one })));
  const types = [...new Set(resources.map(({ type }) => type))].toSorted();
  const described = new Map<string, Shape[]>();

  before(async function () {
    this.timeout(120_000);
    for (const type of types.filter((one) => !unchecked.includes(one))) {
      const shapes = await readType(type);
      if (shapes) described.set(type, shapes);
    }
  });

  it('are known for every resource but those listed here', () => {
    assert.deepEqual(
      types.filter((type) => !described.has(type)),
      unchecked,
    );
  });

  it('are met by every resource', () => {
    const findings = resources.flatMap(({ file, type, apiVersion, body }) => {
      const shapes = described.get(type) ?? [];
      const shape = shapes.find(({ $type }) => $type === 'Resource');
      if (!shape?.bodyType) return [];
      const { bodyType, name } = shape;
      return [
        ...(name === `${type}@${apiVersion}` ? [] : [`${file.path} ${type}@${apiVersion} is not ${name}`]),
        ...bodyFindings(file, body, shapes, { ...bodyType, name: type }),
      ];
    });

    assert.deepEqual(findings, []);
  });
});
