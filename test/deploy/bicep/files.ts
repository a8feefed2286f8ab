import { globSync, readFileSync } from 'node:fs';
import { parseBicep, type BicepFile } from './parse.ts';

const deploy = new URL('../../../deploy/', import.meta.url);

/** Every Bicep file of the deployment. */
export const bicepFiles: readonly BicepFile[] = globSync('**/*.{bicep,bicepparam}', { cwd: deploy })
  .toSorted()
  .map((path) => parseBicep(path, readFileSync(new URL(path, deploy), 'utf8')));
