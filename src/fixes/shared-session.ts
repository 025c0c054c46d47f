import type { CallNode, ClassNode, Node, SourceFile } from '../analysis/file.js';
import { runningFunction } from '../analysis/functions/frames.js';
import { isInside, keyOf, unwrap, variableOf, writesOf, type Variable } from '../analysis/scope.js';
import { projectName } from '../analysis/values/project-path.js';
import { keyOfValue, valueOf } from '../analysis/values/values.js';
import { moduleScopeOf, scopesAt } from './names.js';
import { settingsOf } from './set-once.js';

/**
 * What stands for an equal session of the module, visible at a node: the name of a constant, or a call of the function that
 * makes it when first asked; `null` if there is none.
 *
 * @param text the creation as it would be written at the top of the module
 * @param replaced a variable of the function whose declaration goes
 * @param among variables to look at, if not those of the module
 */
export function equalSession(file: SourceFile, created: CallNode, text: string, replaced: Variable | null, among = moduleScopeOf(file)?.variables ?? []): string | null {
  const wanted = normal(text);
  for (const variable of among) {
    const definition = variable.defs[0];
    const [write, second] = (definition?.type === 'Variable' && definition.parent.kind === 'const' ? writesOf(variable) : null) ?? [];
    if (!write || second || write.path.length > 0 || write.expression.range[0] > created.range[0]) continue;
    const { held, isAsked } = heldBy(write.expression);
    if ((held.type !== 'NewExpression' && held.type !== 'CallExpression') || normal(file.sourceCode.getText(held)) !== wanted) continue;
    if (isEqualCreation(file, held, created) && isVisible(file, variable, created, replaced) && !isClosedAtTop(file, variable)) return isAsked ? `${variable.name}()` : variable.name;
  }
  return null;
}

/** The field of a class that holds an equal session for good; `null` if there is none. */
export function equalField(file: SourceFile, owner: ClassNode, created: CallNode, text: string): string | null {
  const initial = owner.body.body.flatMap((member) => (member.type === 'PropertyDefinition' && !member.static && member.value ? [{ name: keyOf(member), value: member.value }] : []));
  const set = file.nodes.assignments.flatMap(({ left, right }) => (left.type === 'MemberExpression' && left.object.type === 'ThisExpression' && isInside(left, owner) ? [{ name: keyOf(left), value: right }] : []));
  const equal = [...initial, ...set].find(({ name, value }) => {
    const held = unwrap(value);
    const isCreation = (held.type === 'NewExpression' || held.type === 'CallExpression') && held !== created;
    return name !== null && isCreation && normal(file.sourceCode.getText(held)) === normal(text) && isEqualCreation(file, held, created) && typeof settingsOf(file, owner, name) !== 'string';
  });
  return equal?.name ?? null;
}

/** What a constant holds, `kept ??= new Agent()` included; `() => (kept ??= new Agent())` gives it when asked. */
function heldBy(value: Node): { readonly held: Node; readonly isAsked: boolean } {
  const inner = unwrap(value);
  if (inner.type === 'AssignmentExpression' && inner.operator === '??=') return { held: unwrap(inner.right), isAsked: false };
  const isGetter = inner.type === 'ArrowFunctionExpression' && inner.params.length === 0 && inner.body.type === 'AssignmentExpression' && inner.body.operator === '??=';
  return isGetter ? { held: heldBy(inner.body).held, isAsked: true } : { held: inner, isAsked: false };
}

/** The function of the module that gives the promise of what an equal function opens, visible at a node; `null` if there is none. */
export function equalPromise(file: SourceFile, at: Node, opened: string): string | null {
  const constants = (moduleScopeOf(file)?.variables ?? []).flatMap((variable) => {
    const [write, second] = variable.defs[0]?.type === 'Variable' && variable.defs[0].parent.kind === 'const' ? (writesOf(variable) ?? []) : [];
    const value = write && !second && write.path.length === 0 ? unwrap(write.expression) : null;
    return value?.type === 'ArrowFunctionExpression' && value.params.length === 0 ? [{ variable, value }] : [];
  });
  const open = constants.find(({ value }) => value.async && normal(file.sourceCode.getText(value.body)) === normal(opened))?.variable.name;
  const getter = constants.find(({ value: { body } }) => body.type === 'AssignmentExpression' && body.operator === '??=' && open !== undefined && file.sourceCode.getText(body.right).startsWith(`${open}().catch(`));
  return getter && isVisible(file, getter.variable, at, null) ? `${getter.variable.name}()` : null;
}

/** Whether two creations with the same text are of the same class. */
export function isEqualCreation(file: SourceFile, one: CallNode, other: CallNode): boolean {
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

/** Whether a module that settings name is this file itself. */
export function isThisModule({ cwd, filename }: SourceFile, module: string): boolean {
  const own = filename.startsWith(`${cwd}/`) ? filename.slice(cwd.length + 1) : filename;
  return projectName(module) === projectName(`./${own}`);
}
