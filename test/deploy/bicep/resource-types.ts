import { finding, nameOf, type BicepFile, type Node } from './parse.ts';

/** A property as Microsoft describes it; `type` is a primitive, literals with ` | ` between, or another type's name, `[]` behind a list. */
export interface Property {
  name: string;
  type: string;
  flags?: string;
}

/** A shape as `azmcp bicepschema get` prints it. */
export interface Shape {
  $type: string;
  name: string;
  properties?: Property[];
  additionalPropertiesType?: string | null;
  discriminator?: string;
  baseProperties?: Property[];
  elements?: Shape[];
  bodyType?: Shape;
}

const ofBicep = new Set(['parent', 'scope', 'dependsOn']);

/** Where the body of a resource is not what Azure's type asks for: unknown, read-only or missing properties, wrong words. */
export function bodyFindings(file: BicepFile, body: Node, shapes: readonly Shape[], shape: Shape): string[] {
  const given = propertiesOf(body).filter((node) => !ofBicep.has(nameOf(node)));
  const { properties, rest } = resolve(shape, given);
  const missing = properties.filter(
    ({ name, flags }) => flags?.includes('Required') && !given.some((node) => nameOf(node) === name),
  );
  return [
    ...missing.map(({ name }) => finding(file, body, `${shape.name} needs ${name}`)),
    ...given.flatMap((node) => {
      // An interpolated name can only be one of a map.
      const property = properties.find(({ name }) => name === nameOf(node));
      if (property?.flags?.includes('ReadOnly'))
        return [finding(file, node, `${property.name} is read-only`)];
      const type = property?.type ?? rest;
      if (!type) return [finding(file, node, `${shape.name} has no ${nameOf(node)}`)];
      return valueFindings(file, node.namedChild(1), shapes, type);
    }),
  ];
}

function propertiesOf(body: Node): Node[] {
  return body.namedChildren.filter(
    (node): node is Node =>
      node?.type === 'object_property' && node.namedChild(0)?.type !== 'resource_declaration',
  );
}

function resolve(shape: Shape, given: readonly Node[]): { properties: Property[]; rest: string } {
  const { discriminator, elements = [], baseProperties = [] } = shape;
  if (!discriminator)
    return { properties: shape.properties ?? [], rest: shape.additionalPropertiesType ?? '' };
  const word = given
    .find((node) => nameOf(node) === discriminator)
    ?.namedChild(1)
    ?.text.replaceAll("'", '');
  const chosen = elements.find((one) =>
    one.properties?.some(({ name, type }) => name === discriminator && type === word),
  );
  return { properties: [...baseProperties, ...(chosen?.properties ?? [])], rest: '' };
}

function valueFindings(
  file: BicepFile,
  value: Node | null,
  shapes: readonly Shape[],
  type: string,
): string[] {
  if (!value) return [];
  if (value.type === 'array')
    return value.namedChildren.flatMap((item) =>
      valueFindings(file, item, shapes, type.replace(/\[\]$/, '')),
    );
  if (value.type === 'for_statement')
    return valueFindings(file, value.childForFieldName('body'), shapes, type.replace(/\[\]$/, ''));
  const shape = shapes.find((one) => one.name === type && one.$type !== 'Resource');
  if (value.type === 'object') return shape ? bodyFindings(file, value, shapes, shape) : [];
  return fits(value, type, shape !== undefined) ? [] : [finding(file, value, `${value.text} is not ${type}`)];
}

function fits(value: Node, type: string, isObject: boolean): boolean {
  const isText = value.type === 'string';
  const isFixed = isText && !value.text.includes('${');
  if (!['string', 'number', 'boolean'].includes(value.type)) return true;
  if (isObject || type.endsWith('[]')) return false;
  const words = type.split(' | ');
  if (words.includes('any')) return true;
  if (value.type === 'number') return words.includes('int');
  if (value.type === 'boolean') return words.includes('bool');
  // Azure leaves lists of words open for its future; a word that is not on the list is a slip all the same.
  const listed = words.filter((word) => word !== 'string');
  if (listed.length === 0 || !isFixed) return words.includes('string');
  return listed.includes(value.text.replaceAll("'", ''));
}
