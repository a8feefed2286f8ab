import { seed as contoso, type Seed } from '../../src/trial/sandbox/tenant/seed.ts';

/** Ids of connector groups that only the worldwide tenant has. */
export const americanGroupId = '9a3f4f52-0a1d-4c0e-8f0b-2f6f4a3a7d01';
export const namesakeGroupId = '9a3f4f52-0a1d-4c0e-8f0b-2f6f4a3a7d02';
export const namelessGroupId = '9a3f4f52-0a1d-4c0e-8f0b-2f6f4a3a7d03';

const added = [
  { id: americanGroupId, name: 'America', region: 'nam' },
  { id: namesakeGroupId, name: 'Data centre', region: 'aus' },
  { id: namelessGroupId, name: null, region: 'nam' },
] as const;

/** Contoso with connectors in other regions: a group in North America, one named like a European group, and one without a name. */
export const worldwide: Seed = {
  ...contoso,
  connectorGroups: [
    ...contoso.connectorGroups,
    ...added.map((one) => ({ ...one, connectorGroupType: 'applicationProxy' as const, isDefault: false })),
  ],
  connectors: [
    ...contoso.connectors,
    ...added.map(({ id, region }, i) => ({
      id: `9a3f4f52-0a1d-4c0e-8f0b-2f6f4a3a7e0${i}`,
      machineName: `prx-${region}-0${i}.corp.contoso.com`,
      externalIp: `203.0.113.4${i}`,
      status: 'active' as const,
      version: '1.5.4522.0',
      groupId: id,
    })),
  ],
};
