import { StartError } from '../errors.ts';

const words: Readonly<Record<string, string>> = {
  EEXIST: 'is not a folder. Choose one with DATA_DIR',
  ENOTDIR: 'is not a folder. Choose one with DATA_DIR',
  EACCES: 'cannot be written to by this user. Give it the right to, or choose another with DATA_DIR',
  EPERM: 'cannot be written to by this user. Give it the right to, or choose another with DATA_DIR',
  EROFS: 'is on a disk that can only be read. Choose another with DATA_DIR',
  ENOSPC: 'is on a disk that is full. Make room, then start the bot again',
  EDQUOT: 'is on a disk that is full. Make room, then start the bot again',
};

/** Explains a file system error below the folder; returns any other error unchanged. */
export function folderProblem(error: unknown, folder: string): unknown {
  const code: unknown = Reflect.get(Object(error), 'code');
  const known = typeof code === 'string' ? words[code] : undefined;
  return known ? new StartError(`The folder ${folder} ${known}.`, { cause: error }) : error;
}
