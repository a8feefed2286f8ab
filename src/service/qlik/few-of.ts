import { listed, sentence, type Text } from '../../language/sentence.ts';

const most = 10;

/** "/, /finance and 8 more": a site may have hundreds of virtual proxies. */
export function fewOf(names: readonly string[]): Text {
  const hidden = names.length - most;
  return listed([
    ...names.slice(0, most),
    hidden > 0 ? sentence('{more} more', { more: String(hidden) }) : '',
  ]);
}
