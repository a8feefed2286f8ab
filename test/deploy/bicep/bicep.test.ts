import assert from 'node:assert/strict';
import { bicepFiles } from './files.ts';
import { moduleFindings } from './modules.ts';
import { nameFindings } from './names.ts';
import { parseBicep, syntaxFindings } from './parse.ts';
import { bodyFindings, type Shape } from './resource-types.ts';
import { declaredResources } from './resources.ts';

const described = "@description('explained')\n";
const only = (text: string, path = 'a.bicep') => parseBicep(path, text);

describe('the Bicep files', () => {
  it('are understood by the grammar', () => {
    assert.ok(bicepFiles.length > 5);
    assert.deepEqual(bicepFiles.flatMap(syntaxFindings), []);
  });

  it('use what they declare, declare what they use, and explain it', () => {
    assert.deepEqual(bicepFiles.flatMap(nameFindings), []);
  });

  it('give each module what it needs, and read what it offers', () => {
    assert.deepEqual(
      bicepFiles.flatMap((file) => moduleFindings(file, bicepFiles)),
      [],
    );
  });
});

describe('the check of Bicep files', () => {
  it('finds what is no Bicep', () => {
    assert.match(
      syntaxFindings(only("resource a 'X/y@1' = {\n  name: = 'n'\n}\n")).join(),
      /a\.bicep:2 cannot/,
    );
  });

  it('finds names that are not declared, not used or not explained', () => {
    const file = only(`param open string\n${described}output o string = closed\nvar v = make(open)\n`);

    assert.deepEqual(nameFindings(file), [
      'a.bicep:3 closed is not declared',
      'a.bicep:4 make() is not known',
      'a.bicep:4 v is never used',
      'a.bicep:1 open has no @description',
    ]);
  });

  it('finds what does not fit a module', () => {
    const target = only('param a string\nparam b int = 1\noutput out int = b\n', 'm/t.bicep');
    const file = only("module t 'm/t.bicep' = {\n  params: { b: 2, c: 3 }\n}\nvar x = t.outputs.none\n");

    assert.deepEqual(moduleFindings(file, [file, target]), [
      'a.bicep:1 m/t.bicep needs a',
      'a.bicep:1 m/t.bicep has no parameter c',
      'a.bicep:4 m/t.bicep has no output none',
    ]);
  });

  it('finds values for parameters that are not there, and parameters without a value', () => {
    const target = only('param a string\n');
    const file = only("using './a.bicep'\nparam b = 'x'\n", 'a.bicepparam');

    assert.deepEqual(moduleFindings(file, [target, file]), [
      'a.bicepparam:1 a.bicep needs a',
      'a.bicepparam:1 a.bicep has no parameter b',
    ]);
  });

  it('finds what the type of a resource does not know, does not let set, or misses', () => {
    const shape: Shape = {
      ...{ $type: 'Object', name: 'X/y' },
      properties: [
        { name: 'name', type: 'string', flags: 'Required' },
        { name: 'id', type: 'string', flags: 'ReadOnly' },
        { name: 'mode', type: 'on | off | string' },
        { name: 'size', type: 'int' },
        { name: 'parts', type: 'Part[]' },
      ],
    };
    const part: Shape = {
      $type: 'Object',
      name: 'Part',
      properties: [{ name: 'p', type: 'bool', flags: 'Required' }],
    };
    const file = only(
      "resource r 'X/y@1' = {\n  id: 'i'\n  mode: 'up'\n  size: '1'\n  parts: [{ q: true }]\n  colour: 'red'\n}\n",
    );
    const body = declaredResources(file)[0]?.body;

    assert.ok(body);
    assert.deepEqual(bodyFindings(file, body, [shape, part], shape), [
      'a.bicep:1 X/y needs name',
      'a.bicep:2 id is read-only',
      "a.bicep:3 'up' is not on | off | string",
      "a.bicep:4 '1' is not int",
      'a.bicep:5 Part needs p',
      'a.bicep:5 Part has no q',
      'a.bicep:6 X/y has no colour',
    ]);
  });
});
