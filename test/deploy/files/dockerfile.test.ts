import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { validate, ValidationSeverity } from 'dockerfile-utils';
import { packageContents, trialFolder } from '../../../deploy/package-contents.ts';

const root = new URL('../../../', import.meta.url);
const text = readFileSync(new URL('deploy/Dockerfile', root), 'utf8');
const settings = {
  deprecatedMaintainer: ValidationSeverity.ERROR,
  directiveCasing: ValidationSeverity.ERROR,
  emptyContinuationLine: ValidationSeverity.ERROR,
  instructionCasing: ValidationSeverity.ERROR,
  instructionCmdMultiple: ValidationSeverity.ERROR,
  instructionEntrypointMultiple: ValidationSeverity.ERROR,
  instructionHealthcheckMultiple: ValidationSeverity.ERROR,
  instructionJSONInSingleQuotes: ValidationSeverity.ERROR,
  instructionWorkdirRelative: ValidationSeverity.ERROR,
};
const findings = (dockerfile: string) =>
  validate(dockerfile, settings).map(({ range, message }) => `${range.start.line + 1} ${message}`);

describe('the Dockerfile', () => {
  it('is well formed', () => {
    assert.deepEqual(findings(text), []);
  });

  it('would not be with an instruction or a flag that Docker does not know', () => {
    assert.match(findings(`${text}RUNN true\n`).join(), /RUNN/);
    assert.match(findings(text.replace('--timeout=5s', '--patience=5s')).join(), /patience/);
  });

  it('runs as a numbered user that is not root', () => {
    const users = [...text.matchAll(/^USER (\d+):\d+$/gm)].map(([, id]) => Number(id));

    assert.equal(users.length, 1);
    assert.ok((users[0] ?? 0) > 0);
  });

  it('copies what a package holds and what makes it small and quick, and the ignore file lets just that in', () => {
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) =>
      (names ?? '').split(' '),
    );
    const ignored = readFileSync(new URL('deploy/Dockerfile.dockerignore', root), 'utf8');
    const letIn = [...ignored.matchAll(/^!(.+)$/gm)].map(([, name]) => name);

    const needed = [...packageContents, 'deploy/bundle.ts', 'deploy/remove-needless.ts'].toSorted();
    assert.deepEqual([...new Set(copied)].toSorted(), needed);
    assert.deepEqual(letIn.toSorted(), needed);
    assert.match(ignored, new RegExp(`^${trialFolder}$`, 'm'));
  });
});
