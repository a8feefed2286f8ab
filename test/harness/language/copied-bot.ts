import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A copy of the bot's files that a test can edit as a translator would. */
export interface CopiedBot {
  readJson: <Content>(file: string) => Content;
  writeJson: (file: string, content: unknown) => void;
  /** Loads a module of the copy, with all edits made so far. */
  load: <Module>(file: string) => Promise<Module>;
  remove: () => void;
}

/** Copies some of the bot's files and folders. The copy shares the bot's packages. */
export function copyBot(paths: readonly string[]): CopiedBot {
  const folder = mkdtempSync(join(tmpdir(), 'copied-bot-'));
  for (const path of ['package.json', 'src/root.ts', ...paths])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    readJson: (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')),
    writeJson: (file, content) => writeFileSync(join(folder, file), JSON.stringify(content)),
    load: (file) => import(pathToFileURL(join(folder, file)).href),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
