import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

const src = new URL('../src/', import.meta.url);

/** What each layer may import of the others; what is not listed may import everything. */
const allowed: Record<string, readonly string[]> = {
  teams: ['service'],
  service: ['graph', 'store', 'edge'],
  graph: [],
  store: [],
  edge: [],
};

interface Import {
  file: string;
  /** A path below `src/`, or the name of a package. */
  target: string;
}

const imports: Import[] = globSync('**/*.ts', { cwd: src }).flatMap((file) => {
  const text = readFileSync(new URL(file, src), 'utf8');
  const found = text.matchAll(/^(?:import|export|\}).*? from '([^']+)'|\bimport\(?\s*'([^']+)'/gmu);
  return [...found].map(([, from, bare]) => {
    const name = from ?? bare ?? '';
    return { file, target: name.startsWith('.') ? join(dirname(file), name) : name };
  });
});

const layerOf = (path: string) => path.split('/')[0] ?? '';

describe('layers', () => {
  it('import only what is below them', () => {
    const breaches = imports.filter(({ file, target }) => {
      const own = layerOf(file);
      const below = allowed[own];
      const other = layerOf(target);
      const isLayer = other in allowed || other === 'sandbox';
      return (
        below !== undefined && isLayer && target.endsWith('.ts') && other !== own && !below.includes(other)
      );
    });

    assert.deepEqual(breaches, []);
  });

  it('keep the bot SDK inside teams', () => {
    const users = imports.filter(({ target }) => /^bot(builder|framework)/u.test(target));

    assert.deepEqual(
      users.filter(({ file }) => layerOf(file) !== 'teams'),
      [],
    );
    assert.ok(users.length > 0, 'no import of the SDK was recognised');
  });
});
