import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { runningFunction } from '../analysis/frames.js';
import { unwrap, variableOf, writesOf, type Variable } from '../analysis/scope.js';
import { keyOfValue, valueOf } from '../analysis/values.js';
import { moduleScopeOf, scopesAt } from './names.js';

/**
 * The name of a constant of the module that holds an equal session, visible at a node; `null` if there is none.
 *
 * @param text the creation as it would be written at the top of the module
 * @param replaced a variable of the function whose declaration goes
 */
export function equalSession(file: SourceFile, created: CallNode, text: string, replaced: Variable | null): string | null {
  const wanted = normal(text);
  for (const variable of moduleScopeOf(file)?.variables ?? []) {
    const definition = variable.defs[0];
    const [write, second] = (definition?.type === 'Variable' && definition.parent.kind === 'const' ? writesOf(variable) : null) ?? [];
    if (!write || second || write.path.length > 0 || write.expression.range[0] > created.range[0]) continue;
    const held = unwrap(write.expression);
    if ((held.type !== 'NewExpression' && held.type !== 'CallExpression') || normal(file.sourceCode.getText(held)) !== wanted) continue;
    if (isSameClass(file, held, created) && isVisible(file, variable, created, replaced) && !isClosedAtTop(file, variable)) return variable.name;
  }
  return null;
}

function isSameClass(file: SourceFile, one: CallNode, other: CallNode): boolean {
  const [a, b] = [valueOf(file, one.callee), valueOf(file, other.callee)];
  // A factory of the file is no export of a module: there the text tells.
  return a === null || b === null ? a === b : a.module === b.module && keyOfValue(a) === keyOfValue(b);
}

function isVisible(file: SourceFile, variable: Variable, at: Node, replaced: Variable | null): boolean {
  const found = [...scopesAt(file, at)].map((scope) => scope.set.get(variable.name)).find((named) => named && named !== replaced && named.defs.length > 0);
  return found === variable;
}

/** A method is called on it while the module loads: it may be closed by then. */
function isClosedAtTop(file: SourceFile, variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const member = (identifier as Node).parent;
    return member?.type === 'MemberExpression' && member.object === identifier && runningFunction(file, member) === null && variableOf(file, identifier) === variable;
  });
}

/** Text without what does not matter: white space, comments and trailing commas. */
function normal(text: string): string {
  const tokens = text.match(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\/.*|\/\*[^]*?\*\/|[\w$]+|\s+|[^]/g) ?? [];
  const kept = tokens.filter((token) => !/^(?:\s|\/\/|\/\*)/.test(token)).map((token) => token.replace(/^"([^'"\\]*)"$/, "'$1'"));
  return kept.filter((token, index) => token !== ',' || !/^[)\]}]$/.test(kept[index + 1] ?? '')).join(' ');
}

/**
 * The shared session's module as this file would import it; `null` in that module itself. A path of the project becomes
 * a relative one, with an extension when the file's other imports have one.
 */
export function sharedSpecifier(file: SourceFile, module: string): string | null {
  if (!/^\.{0,2}\//.test(module)) return module;
  const target = resolved(file, module);
  const own = resolved(file, file.filename);
  if (withoutExtension(target) === withoutExtension(own)) return null;
  const from = own.split('/').slice(0, -1);
  const to = target.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  const path = [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
  const relative = path.startsWith('.') ? path : `./${path}`;
  const extension = file.nodes.imports.map(({ source }) => /^\.{1,2}\/.*?(\.[cm]?[jt]sx?)$/.exec(source.value)?.[1]).find((found) => found !== undefined);
  return extension === undefined || withoutExtension(relative) !== relative ? relative : relative + extension;
}

/** An absolute path, from the project's folder. */
function resolved({ cwd }: SourceFile, path: string): string {
  const parts: string[] = [];
  for (const part of (/^(?:\/|[A-Za-z]:)/.test(path) ? path : `${cwd}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function withoutExtension(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
}
