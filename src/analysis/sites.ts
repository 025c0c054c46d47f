import type { ClientEntry } from '../catalog/index.js';
import type { ClientName, Fact, Site } from './facts.js';
import type { Node, SourceFile } from './file.js';

/** Where a node stands and what it says. */
export function siteOf(file: SourceFile, node: Node, end: Node = node): Site {
  const text = file.sourceCode.text.slice(node.range[0], end.range[1]).replace(/\s+/g, ' ');
  return {
    loc: { start: node.loc.start, end: end.loc.end },
    range: [node.range[0], end.range[1]],
    text: text.length > 60 ? `${text.slice(0, 57)}…` : text,
  };
}

export function clientName({ id, name }: ClientEntry): ClientName {
  return { id, name: name ?? id };
}

/** The syntax behind a fact, which only the analysis and the fixers may see. */
export interface Handle<N extends Node = Node> { readonly file: SourceFile; readonly node: N }

const handles = new WeakMap<object, Handle>();

/** Keeps the syntax of a fact beside it. */
export function remember<F extends Fact>(file: SourceFile, node: Node, fact: F): F {
  handles.set(fact, { file, node });
  return fact;
}

/** The syntax of a fact. Throws for an object that is no fact of this analysis. */
export function handleOf(fact: Fact): Handle {
  const handle = handles.get(fact);
  if (!handle) throw new TypeError('Not a fact of this analysis');
  return handle;
}
