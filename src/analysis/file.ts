import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { catalogueWith, type Catalogue } from '../catalog/index.js';
import type { Settings } from '../settings.js';

export type Node = TSESTree.Node;
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Nodes that questions start from, in source order, collected in one walk. */
export interface NodeIndex {
  readonly calls: CallNode[];
  readonly functions: FunctionNode[];
  readonly assignments: TSESTree.AssignmentExpression[];
  /** `delete x.y` */
  readonly deletions: TSESTree.UnaryExpression[];
  readonly members: TSESTree.MemberExpression[];
  readonly objects: TSESTree.ObjectExpression[];
  readonly imports: TSESTree.ImportDeclaration[];
  readonly exports: (TSESTree.ExportNamedDeclaration | TSESTree.ExportDefaultDeclaration)[];
  readonly strings: (TSESTree.StringLiteral | TSESTree.TemplateLiteral)[];
}

/** The file being linted, with what every question needs. */
export interface SourceFile {
  readonly sourceCode: Readonly<SourceCode>;
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  /** Absolute, with forward slashes. */
  readonly filename: string;
  readonly cwd: string;
  readonly nodes: NodeIndex;
}

export function createSourceFile(sourceCode: Readonly<SourceCode>, settings: Settings, filename: string, cwd: string): SourceFile {
  let nodes: NodeIndex | undefined;
  return {
    sourceCode,
    settings,
    catalogue: catalogueWith(settings.clients),
    filename: filename.replaceAll('\\', '/'),
    cwd: cwd.replaceAll('\\', '/'),
    get nodes() {
      return (nodes ??= collect(sourceCode));
    },
  };
}

/** Computes something once for each file, when first asked. */
export function perFile<T>(compute: (file: SourceFile) => T): (file: SourceFile) => T {
  const known = new WeakMap<SourceFile, { readonly value: T }>();
  return (file) => {
    let entry = known.get(file);
    if (!entry) known.set(file, (entry = { value: compute(file) }));
    return entry.value;
  };
}

/** How far questions may lead to further ones. Code that people write stays far below; generated code may go on for ever. */
const maxDepth = 150;
let depth = 0;

/**
 * Answers a question about a node once. While it is being answered (recursion), and where it leads too far, the answer
 * is `pending`: the one by which rules stay silent.
 */
export function perNode<N extends Node, T>(pending: T, compute: (file: SourceFile, node: N) => T): (file: SourceFile, node: N) => T {
  // A plain map: it lives as long as the file does, and costs half of a weak one.
  const memos = perFile(() => new Map<N, { value: T }>());
  return (file, node) => {
    const memo = memos(file);
    const known = memo.get(node);
    if (known) return known.value;
    if (depth >= maxDepth) return pending;
    const entry = { value: pending };
    memo.set(node, entry);
    depth += 1;
    try {
      entry.value = compute(file, node);
    } finally {
      depth -= 1;
    }
    return entry.value;
  };
}

function collect(sourceCode: Readonly<SourceCode>): NodeIndex {
  const index: NodeIndex = { calls: [], functions: [], assignments: [], deletions: [], members: [], objects: [], imports: [], exports: [], strings: [] };
  const visit = (node: Node): void => {
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        index.calls.push(node);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        index.functions.push(node);
        break;
      case 'AssignmentExpression':
        index.assignments.push(node);
        break;
      case 'MemberExpression':
        index.members.push(node);
        break;
      case 'UnaryExpression':
        if (node.operator === 'delete') index.deletions.push(node);
        break;
      case 'ObjectExpression':
        index.objects.push(node);
        break;
      case 'ImportDeclaration':
        index.imports.push(node);
        break;
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
        index.exports.push(node);
        break;
      case 'Literal':
        if (typeof node.value === 'string') index.strings.push(node);
        break;
      case 'TemplateLiteral':
        index.strings.push(node);
        break;
      default:
    }
  };
  walk(sourceCode, visit);
  return index;
}

/** A node entered (`kind` 1, `phase` 1) or left (2), or an event of code path analysis (`kind` 2). */
interface Step { readonly kind: number; readonly phase?: number; readonly target: unknown; readonly args?: readonly unknown[] }

/** ESLint's own steps through a file, cached on the source code and used again when the rules run; `null` in runners that lack them. */
export function stepsOf(sourceCode: Readonly<SourceCode>): Iterable<Step> | null {
  const traverse = (sourceCode as { traverse?: () => Iterable<Step> }).traverse;
  return traverse ? traverse.call(sourceCode) : null;
}

/** Over ESLint's steps this walk costs one loop. Runners that lack them get a plain walk. */
function walk(sourceCode: Readonly<SourceCode>, visit: (node: Node) => void): void {
  const steps = stepsOf(sourceCode);
  if (steps) {
    for (const { kind, phase, target } of steps) if (kind === 1 && phase === 1) visit(target as Node);
    return;
  }
  const stack: Node[] = [sourceCode.ast];
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node);
    const children = (sourceCode.visitorKeys[node.type] ?? []).flatMap((key) => (node as unknown as Record<string, Node | Node[] | null>)[key] ?? []);
    stack.push(...children.reverse());
  }
}
