/** What the bot needs of this repository to run, in a package and in a container; its packages are installed beside. */
export const packageContents: readonly string[] = ['package.json', 'package-lock.json', 'cards', 'src'];

/** What stays behind of that: the stand-in tenant and its chat windows serve no organisation. */
export const trialFolder = 'src/trial';

/** What stays behind: for developers, for operators, or for Teams. */
export const leftOut: readonly string[] = [
  ...['.ci', '.gitignore', '.prettierignore', 'CHANGELOG.md', 'LICENSE', 'README.md'],
  ...['test', 'tsconfig.json'],
  ...['appPackage', 'deploy'],
];
