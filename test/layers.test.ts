import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

const src = new URL('../src/', import.meta.url);

/** What each layer may import from the others, types included. Unlisted, outermost layers may import anything. */
const layers: Record<string, readonly string[]> = {
  teams: ['service', 'language', 'telemetry'],
  service: ['graph', 'store', 'edge', 'qlik', 'language', 'telemetry'],
  graph: ['language', 'telemetry'],
  store: ['language', 'telemetry', 'folder'],
  edge: ['language', 'telemetry'],
  qlik: ['language', 'telemetry'],
  language: [],
  telemetry: [],
  folder: [],
};

/** The rooms of the service. Each may use the rooms above it in this list, never those below. */
const rooms = [
  'waiting',
  'model',
  'record',
  'tenant',
  'published',
  'conversations',
  'qlik',
  'run',
  'preflight',
  'changes',
  'kinds',
  'compare',
  'outside',
  'causes',
  'testers',
  'diagnosis',
  'views',
  'requests',
  'reconcile',
  'report',
  'watch',
  'upkeep',
];

/** The rooms of `teams`, ordered alike. The files beside them may be used by all and may use all. */
const roomsOfTeams = ['language', 'kinds', 'cards', 'activity', 'sign-in', 'notify', 'commands', 'actions'];

/** Files at the root of `src` that hold words for everybody. */
const everybodys = ['cloud.ts', 'errors.ts', 'guid.ts', 'log.ts', 'loopback.ts', 'root.ts', 'safe-error.ts'];

interface Import {
  file: string;
  /** A path below `src/`, or a package name. */
  target: string;
  /** Whether it is a dynamic import. */
  isLate: boolean;
}

const files = globSync('**/*.ts', { cwd: src });
const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(new URL(file, src), 'utf8');
  const found = text.matchAll(/^(?:import|export|\}).*? from '([^']+)'|\bimport(\()?\s*'([^']+)'/gmu);
  return [...found].map(([, from, call, bare]) => {
    const name = from ?? bare ?? '';
    return {
      file,
      target: name.startsWith('.') ? join(dirname(file), name) : name,
      isLate: call === '(',
    };
  });
});

const own = imports.filter(({ target }) => target.endsWith('.ts'));
const partOf = (path: string, depth: number) => path.split('/')[depth] ?? '';

describe('layers', () => {
  it('import only what is below them', () => {
    const breaches = own.filter(({ file, target }) => {
      const [layer, other] = [partOf(file, 0), partOf(target, 0)];
      const below = layers[layer];
      return below && other !== layer && !below.includes(other) && !everybodys.includes(target);
    });

    assert.deepEqual(breaches, []);
    assert.ok(own.length > 1000, 'the imports were not recognised');
  });

  it('of the service stack: no room uses one above it', () => {
    const inside = own.filter(({ file, target }) =>
      [file, target].every((path) => path.startsWith('service/')),
    );
    const breaches = inside.filter(
      ({ file, target }) => rooms.indexOf(partOf(target, 1)) > rooms.indexOf(partOf(file, 1)),
    );
    const strange = files.filter((file) => file.startsWith('service/') && !rooms.includes(partOf(file, 1)));

    assert.deepEqual(breaches, []);
    assert.deepEqual(strange, []);
  });

  it('of teams stack: no room uses one above it', () => {
    const inRooms = own.filter(({ file, target }) =>
      [file, target].every((path) => path.startsWith('teams/') && path.split('/').length > 2),
    );
    const place = (path: string) => roomsOfTeams.indexOf(partOf(path, 1));
    const breaches = inRooms.filter(({ file, target }) => place(target) > place(file));
    const strange = inRooms.filter(({ file }) => place(file) < 0);

    assert.deepEqual(breaches, []);
    assert.deepEqual(strange, []);
  });

  it('have no circle anywhere, types included', () => {
    assert.deepEqual(circles(), []);
  });

  it('load the trial only when it is wanted: it is not in the package that is deployed', () => {
    const outside = own.filter(
      ({ file, target }) => target.startsWith('trial/') && !file.startsWith('trial/'),
    );

    assert.deepEqual(
      outside.map(({ file, isLate }) => [file, isLate]),
      [['main.ts', true]],
    );
  });

  it('do not know the sandbox or the trial by name', () => {
    const below = files.filter((file) => /^(service|graph|store|edge|teams)\//.test(file));
    const naming = below.filter((file) => /sandbox|trial/i.test(readFileSync(new URL(file, src), 'utf8')));

    assert.deepEqual(naming, []);
  });

  it('keep the bot SDK inside teams', () => {
    const users = imports.filter(({ target }) => /^bot(builder|framework)/u.test(target));

    assert.deepEqual(
      users.filter(({ file }) => partOf(file, 0) !== 'teams'),
      [],
    );
    assert.ok(users.length > 0, 'no import of the SDK was recognised');
  });
});

/** Returns every file that imports itself through others, with the first step of the circle. */
function circles(): string[][] {
  const targets = new Map(
    files.map((file) => [file, own.filter((one) => one.file === file).map(({ target }) => target)]),
  );
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (targets.get(from) ?? []).some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  return files.filter((file) => reaches(file, file)).map((file) => [file, ...(targets.get(file) ?? [])]);
}
