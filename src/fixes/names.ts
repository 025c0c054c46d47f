import type { TSESLint } from '@typescript-eslint/utils';
import { perFile, type Node, type SourceFile } from '../analysis/file.js';
import type { Variable } from '../analysis/scope.js';

type Scope = TSESLint.Scope.Scope;

/** The scope of the module's own declarations: that of the module, of a CommonJS file's function, or of a script. */
export const moduleScopeOf = perFile((file): Scope | null => {
  const scopes = file.sourceCode.scopeManager?.scopes ?? [];
  const [top] = scopes;
  return scopes.find((scope) => scope.upper === top && scope.block === file.sourceCode.ast) ?? top ?? null;
});

/** What a name means at a node; `null` if no scope of the file declares it there. */
export function variableNamed(file: SourceFile, name: string, at: Node): Variable | null {
  for (const scope of scopesAt(file, at)) {
    const variable = scope.set.get(name);
    if (variable && variable.defs.length > 0) return variable;
  }
  return null;
}

/** Scopes from the one around a node up to the global one; for the program, from that of its own declarations. */
export function* scopesAt(file: SourceFile, at: Node): Iterable<Scope> {
  const innermost = at.type === 'Program' ? moduleScopeOf(file) : (file.sourceCode.getScope?.(at) ?? null);
  for (let scope = innermost; scope; scope = scope.upper) yield scope;
}

/** Names that the file uses without declaring them: a new declaration of the module would take them over. */
const undeclared = perFile((file) => {
  const names = new Set<string>();
  for (const scope of file.sourceCode.scopeManager?.scopes ?? []) {
    for (const { identifier, resolved } of scope.references) if (!resolved || resolved.defs.length === 0) names.add(identifier.name);
  }
  return names;
});

/**
 * A name near the wanted one that can be declared at the top of the module and means the new declaration at each of
 * the nodes: the wanted one itself, else with a number. `replaced` are variables whose declaration goes.
 */
export function freeName(file: SourceFile, wanted: string, at: readonly Node[], replaced: readonly Variable[] = []): string {
  for (let attempt = 1; ; attempt++) {
    const name = attempt === 1 ? wanted : `${wanted}${attempt}`;
    if (isFree(file, name, at, replaced)) return name;
  }
}

function isFree(file: SourceFile, name: string, at: readonly Node[], replaced: readonly Variable[]): boolean {
  if (undeclared(file).has(name) || isDeclared(moduleScopeOf(file), name)) return false;
  return !at.some((node) => [...scopesAt(file, node)].some((scope) => isDeclared(scope, name) && !replaced.includes(scope.set.get(name)!)));
}

function isDeclared(scope: Scope | null, name: string): boolean {
  return (scope?.set.get(name)?.defs.length ?? 0) > 0 || (name === 'arguments' && scope?.type === 'function');
}
