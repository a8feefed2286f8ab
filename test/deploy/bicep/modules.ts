import { dirname, join } from 'node:path/posix';
import { finding, nameOf, nodes, type BicepFile, type Node } from './parse.ts';

/** What does not fit between the files: values given to modules and read from them, and the values of a .bicepparam. */
export function moduleFindings(file: BicepFile, files: readonly BicepFile[]): string[] {
  const modules = nodes(file.root, 'module_declaration');
  return [
    ...modules.flatMap((node) => callFindings(file, node, files)),
    ...nodes(file.root, 'using_statement').flatMap((node) => {
      const target = fileOf(file, node.namedChild(0), files);
      const given = nodes(file.root, 'variable_declaration').map(nameOf);
      return target ? parameterFindings(file, node, target, given) : [finding(file, node, 'names no file')];
    }),
  ];
}

function callFindings(file: BicepFile, node: Node, files: readonly BicepFile[]): string[] {
  const target = fileOf(file, node.namedChild(1), files);
  if (!target) return [finding(file, node, `${nameOf(node)} names no file`)];
  const body = node.namedChild(2);
  const params = body?.namedChildren.find((child) => child && nameOf(child) === 'params')?.namedChild(1);
  const given = params?.namedChildren.flatMap((child) =>
    child?.type === 'object_property' ? [nameOf(child)] : [],
  );
  const outputs = nodes(target.root, 'output_declaration').map(nameOf);
  return [
    ...parameterFindings(file, node, target, given ?? []),
    ...outputsRead(file, nameOf(node))
      .filter(({ name }) => !outputs.includes(name))
      .map((read) => finding(file, read.node, `${target.path} has no output ${read.name}`)),
  ];
}

function parameterFindings(file: BicepFile, node: Node, target: BicepFile, given: string[]): string[] {
  const declared = nodes(target.root, 'parameter_declaration');
  const missing = declared.filter((one) => one.namedChildCount < 3 && !given.includes(nameOf(one)));
  const unknown = given.filter((name) => !declared.some((one) => nameOf(one) === name));
  return [
    ...missing.map((one) => finding(file, node, `${target.path} needs ${nameOf(one)}`)),
    ...unknown.map((name) => finding(file, node, `${target.path} has no parameter ${name}`)),
  ];
}

function outputsRead(file: BicepFile, module: string): { node: Node; name: string }[] {
  return nodes(file.root, 'member_expression').flatMap((node) => {
    const match = new RegExp(`^${module}\\.outputs\\.(\\w+)$`).exec(node.text);
    return match ? [{ node, name: match[1] ?? '' }] : [];
  });
}

function fileOf(from: BicepFile, literal: Node | null, files: readonly BicepFile[]): BicepFile | undefined {
  const path = join(dirname(from.path), (literal?.text ?? '').replaceAll("'", ''));
  return files.find((one) => one.path === path);
}
