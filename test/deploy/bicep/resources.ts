import { nameOf, nodes, type BicepFile, type Node } from './parse.ts';

/** A resource that a file declares. */
export interface DeclaredResource {
  /** As in `Microsoft.Web/sites`. */
  type: string;
  apiVersion: string;
  body: Node;
}

/** The resources a file creates; those that exist already are left out. */
export function declaredResources(file: BicepFile): DeclaredResource[] {
  return nodes(file.root, 'resource_declaration').flatMap((node) => {
    const { type, apiVersion } = typeOf(node);
    const value = node.namedChild(2);
    const body = value?.type === 'for_statement' ? value.childForFieldName('body') : value;
    return !body || / existing = /.test(node.text.split('{')[0] ?? '') ? [] : [{ type, apiVersion, body }];
  });
}

function typeOf(node: Node): { type: string; apiVersion: string } {
  const [name = '', apiVersion] = (node.namedChild(1)?.text ?? '').replaceAll("'", '').split('@');
  if (apiVersion) return { type: name, apiVersion };
  // A resource inside another one has the version of that one, and its own name behind.
  const outer = enclosing(node);
  if (!outer) throw new Error(`${nameOf(node)} has no API version`);
  const above = typeOf(outer);
  return { type: `${above.type}/${name}`, apiVersion: above.apiVersion };
}

function enclosing(node: Node): Node | null {
  let { parent } = node;
  while (parent && parent.type !== 'resource_declaration') parent = parent.parent;
  return parent;
}
