import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

export type { Node } from 'web-tree-sitter';

/** A Bicep file, parsed. */
export interface BicepFile {
  /** Path as it is shown in findings. */
  path: string;
  root: Node;
}

await Parser.init();
const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
const parser = new Parser().setLanguage(await Language.load(grammar));

/** Parses a .bicep or .bicepparam file. The grammar knows `param` only as a declaration, hence as `var` in the latter. */
export function parseBicep(path: string, text: string): BicepFile {
  const source = path.endsWith('.bicepparam') ? text.replaceAll(/^param /gm, 'var ') : text;
  const tree = parser.parse(source);
  if (!tree) throw new Error(`${path} cannot be parsed`);
  return { path, root: tree.rootNode };
}

/** Where the grammar does not understand the file. */
export function syntaxFindings(file: BicepFile): string[] {
  return all(file.root)
    .filter((node) => node.isError || node.isMissing)
    .map((node) => finding(file, node, `cannot be understood: ${node.text.slice(0, 40)}`));
}

/** A node and everything below it. */
export function all(node: Node): Node[] {
  return [node, ...node.children.flatMap((child) => (child ? all(child) : []))];
}

/** Everything below a node of one kind. */
export function nodes(node: Node, type: string): Node[] {
  return all(node).filter((one) => one.type === type);
}

/** The identifier that a declaration or property begins with; quotes removed. */
export function nameOf(node: Node): string {
  return (node.namedChild(0)?.text ?? '').replaceAll("'", '');
}

/** A finding with its place. */
export function finding(file: BicepFile, node: Node, text: string): string {
  return `${file.path}:${node.startPosition.row + 1} ${text}`;
}
