import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { variableNames } from '../src/config/variables.ts';

const lines = readFileSync(new URL('../deploy/env.example', import.meta.url), 'utf8').split('\n');
const assignment = /^([A-Z_]+)=/u;

describe('env.example', () => {
  it('names exactly the variables that are read', () => {
    const named = lines.flatMap((line) => assignment.exec(line)?.[1] ?? []);

    assert.deepEqual(named.toSorted(), variableNames.toSorted());
  });

  it('explains every variable in the line above, with its default or when it is needed', () => {
    const unexplained = lines.filter(
      (line, i) => assignment.test(line) && !/^# .*(Default:|Needed with)/u.test(lines[i - 1] ?? ''),
    );

    assert.deepEqual(unexplained, []);
  });
});
