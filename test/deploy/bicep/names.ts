import { all, finding, nameOf, nodes, type BicepFile, type Node } from './parse.ts';

const declarations = [
  'parameter_declaration',
  'variable_declaration',
  'resource_declaration',
  'module_declaration',
];

/** The functions and decorators used here; a name beside them is a slip, or belongs in this list.
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions */
const functions = new Set(
  'allowed description empty items maxLength maxValue minLength minValue resourceGroup string tenant union uniqueString'.split(
    ' ',
  ),
);

/** Names that are declared nowhere, never used, or not explained. */
export function nameFindings(file: BicepFile): string[] {
  const { root } = file;
  // A file with values declares nothing: what it names is checked against the file it is for.
  if (nodes(root, 'using_statement').length > 0) return [];
  const declared = all(root).filter((node) => declarations.includes(node.type));
  const loops = nodes(root, 'for_statement').map((node) => node.childForFieldName('initializer')?.text ?? '');
  const known = new Set([...declared.map(nameOf), ...loops]);
  const used = nodes(root, 'identifier').filter(isUse);
  const usedNames = new Set(used.map((node) => node.text));
  const calls = nodes(root, 'call_expression').map((node) => node.childForFieldName('function'));

  return [
    ...used
      .filter((node) => !known.has(node.text))
      .map((node) => finding(file, node, `${node.text} is not declared`)),
    ...calls.flatMap((node) =>
      node && !functions.has(node.text) ? [finding(file, node, `${node.text}() is not known`)] : [],
    ),
    ...declared
      .filter((node) => /^(param|var)/.test(node.type) && !usedNames.has(nameOf(node)))
      .map((node) => finding(file, node, `${nameOf(node)} is never used`)),
    ...[...nodes(root, 'parameter_declaration'), ...nodes(root, 'output_declaration')]
      .filter((node) => !isDescribed(node))
      .map((node) => finding(file, node, `${nameOf(node)} has no @description`)),
  ];
}

function isUse(node: Node): boolean {
  const { parent } = node;
  if (!parent || parent.type === 'type') return false;
  const isFirst = parent.namedChild(0)?.id === node.id;
  if (parent.type === 'object_property' || /_declaration$/.test(parent.type)) return !isFirst;
  if (parent.type === 'for_statement') return parent.childForFieldName('initializer')?.id !== node.id;
  return !(parent.type === 'call_expression' && isFirst);
}

function isDescribed(node: Node): boolean {
  const before = node.previousNamedSibling;
  return before?.type === 'decorators' && /@description\('[^']{5,}'\)/.test(before.text);
}
