/**
 * The parts of this repository that the bot needs to run, in a package or a container; npm packages are installed
 * separately.
 */
export const packageContents: readonly string[] = ['package.json', 'package-lock.json', 'cards', 'src'];

/** Left out of those: the stand-in tenant and its chat windows, which no deployment needs. */
export const trialFolder = 'src/trial';

/** Left out: files for developers, for operators, or for Teams. */
export const leftOut: readonly string[] = [
  '.ci',
  '.editorconfig',
  '.gitignore',
  '.knip.json',
  '.mocharc.yaml',
  '.oxlintrc.json',
  '.prettierignore',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'test',
  'tsconfig.json',
  'appPackage',
  'deploy',
];
