import type { TSESTree } from '@typescript-eslint/utils';
import { callbackRole, isCallee } from '../analysis/functions/callbacks.js';
import { companyIn } from '../analysis/responses/company.js';
import type { FunctionNode, Node, SourceFile } from '../analysis/file.js';
import { functionOf, includes } from '../analysis/functions/functions.js';
import { releaseOf, type ResponseDetails } from '../analysis/responses/responses.js';
import { bodyOnly } from '../analysis/responses/response-uses.js';
import { functionAround, isFunction, keyOf, wrapped } from '../analysis/scope.js';
import { statementAfter, statementFirstIn } from './insert-statement.js';
import { indentOf, newlineOf, semicolonsOf, statementsOf } from './layout.js';
import { planOf } from './lines.js';
import { freeName } from './names.js';
import type { Edit, FixPlan } from './plan.js';
import { waitIn } from './release-wait.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });
const unheld = none('no variable holds the response');

/** Lets go of a body that nobody reads where no variable holds the response: gives it one, or adds to the chain. */
export function releaseUnheld(file: SourceFile, details: ResponseDetails): FixPlan {
  const [release] = details.model.release;
  const { request, arrival, pattern, isPromise } = details;
  if (!release) return unheld;
  const dropped = details.model.arrives !== 'callback' && isDropped(file, request);
  const awaited = awaitOf(request);
  if (awaited && !pattern && !arrival && !(dropped && !isPromise)) return ofAwaited(file, awaited, details);
  if (dropped) return planOf('unsafe', [{ range: [request.range[1], request.range[1]], text: isPromise ? `.then((response) => response.${release.call})` : `.${release.call}` }]);
  const owner = arrival && (isFunction(arrival) ? arrival : functionAround(arrival));
  const wait = release.async ? waitIn(file, owner) : [];
  if (!wait) return none('letting go of it takes an `await`, and the function is not async');
  if (pattern && arrival) return ofPattern(file, pattern, arrival, wait, details);
  return owner && owner === arrival && owner.params.length === 0 ? ofListener(file, owner, details) : unheld;
}

/** `await request()`, with the chain that begins with it. */
function awaitOf(request: Node): TSESTree.AwaitExpression | null {
  let chain = wrapped(request, { awaits: false });
  for (let next = chained(chain, ['catch', 'finally']); next; next = chained(chain, ['catch', 'finally'])) chain = wrapped(next, { awaits: false });
  return chain.parent?.type === 'AwaitExpression' ? chain.parent : null;
}

/** The call of one of these methods on a promise. */
function chained(promise: Node, methods: readonly string[]): TSESTree.CallExpression | null {
  const member = promise.parent;
  if (member?.type !== 'MemberExpression' || member.object !== promise || !includes(methods, keyOf(member) ?? '') || !isCallee(member)) return null;
  return wrapped(member, { awaits: false }).parent as TSESTree.CallExpression;
}

/** `await fetch(url);` gets a name for its response; so does the one of `return (await fetch(url)).ok;`. */
function ofAwaited(file: SourceFile, awaited: TSESTree.AwaitExpression, { model }: ResponseDetails): FixPlan {
  const company = companyIn(file, awaited.argument);
  const value = wrapped(awaited);
  const statement = value.parent?.type === 'ExpressionStatement' ? value.parent : firstOf(value);
  if (company === 'else') return none('it may give something else, too');
  if (!statement) return unheld;
  const name = freeName(file, 'response', [statement]);
  const release = releaseOf(model, name, company) ?? '';
  if (statement === value.parent && statement.type === 'ExpressionStatement') return planOf('unsafe', statementAfter(file, statement, release, `const ${name} = `));
  if (statementsOf(statement.parent).length === 0) return none('the request is no statement of a block');
  const [before, after] = [file.sourceCode.getTokenBefore(value), file.sourceCode.getTokenAfter(value)];
  const range: readonly [number, number] = before?.value === '(' && after?.value === ')' && value.parent?.type === 'MemberExpression' ? [before.range[0], after.range[1]] : value.range;
  const line = semicolonsOf(file) + newlineOf(file) + indentOf(file, statement);
  return planOf('unsafe', [
    { range: [statement.range[0], statement.range[0]], text: `const ${name} = ${file.sourceCode.getText(value)}${line}${release}${line}` },
    { range, text: name },
  ]);
}

/** The statement whose evaluation begins with an expression. */
function firstOf(value: Node): Node | null {
  for (let inner = value, parent = value.parent; parent; inner = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'MemberExpression':
        if (parent.object !== inner) return null;
        break;
      case 'BinaryExpression':
      case 'LogicalExpression':
        if (parent.left !== inner) return null;
        break;
      case 'ConditionalExpression':
        if (parent.test !== inner) return null;
        break;
      case 'CallExpression':
        if (parent.callee !== inner) return null;
        break;
      case 'ChainExpression':
      case 'UnaryExpression':
        break;
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' && parent.parent.declarations.length === 1 && parent.parent.parent.type !== 'ForStatement' ? parent.parent : null;
      case 'AssignmentExpression':
        if (parent.right !== inner || parent.operator !== '=' || !isPlainTarget(parent.left)) return null;
        break;
      case 'IfStatement':
        return parent.test === inner ? parent : null;
      case 'ExpressionStatement':
      case 'ReturnStatement':
        return parent;
      default:
        return null;
    }
  }
  return null;
}

/** `status`, `res.statusCode`: it makes no difference when these are looked up. */
function isPlainTarget(node: Node): boolean {
  return node.type === 'Identifier' || node.type === 'ThisExpression' || (node.type === 'MemberExpression' && !node.computed && isPlainTarget(node.object));
}

/** Whether nobody gets the response that a call promises: it stands in a statement of its own, or in a list that is only waited for. */
function isDropped(file: SourceFile, request: Node): boolean {
  let place = -1;
  for (let inner = wrapped(request), { parent } = inner; parent; { parent } = inner) {
    switch (parent.type) {
      case 'ExpressionStatement':
        return true;
      case 'UnaryExpression':
        return parent.operator === 'void';
      case 'ArrayExpression':
        place = parent.elements.indexOf(inner as never);
        break;
      case 'VariableDeclarator':
        return parent.id.type === 'ArrayPattern' && place >= 0 && (parent.id.elements[place] ?? null) === null && parent.id.elements.at(-1)?.type !== 'RestElement';
      case 'MemberExpression': {
        const call = chained(inner, ['then', 'catch', 'finally']);
        if (!call) return false;
        const [callback] = call.arguments;
        const then = keyOf(parent) === 'then' && callback ? functionOf(file, callback) : null;
        if (keyOf(parent) === 'then') return then?.params.length === 0;
        inner = wrapped(call);
        continue;
      }
      case 'CallExpression':
        if (parent.callee === inner || parent.callee.type !== 'MemberExpression' || !/^all(?:Settled)?$/.test(keyOf(parent.callee) ?? '')) return false;
        break;
      case 'ArrowFunctionExpression': {
        const call = parent.parent;
        if (callbackRole(file, parent) !== 'iteration' || call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !/^(?:map|forEach)$/.test(keyOf(call.callee) ?? '')) return false;
        inner = wrapped(call);
        continue;
      }
      default:
        return false;
    }
    inner = wrapped(parent);
  }
  return false;
}

/** `const { ok } = await fetch(url);` takes out the body as well. */
function ofPattern(file: SourceFile, pattern: TSESTree.ObjectPattern, arrival: Node, wait: readonly Edit[], { model }: ResponseDetails): FixPlan {
  const key = model.body;
  const statement = isFunction(arrival) ? null : arrival.parent;
  if (key === null || pattern.typeAnnotation || (!isFunction(arrival) && (statement?.type !== 'VariableDeclaration' || statement.declarations.length > 1 || statementsOf(statement.parent).length === 0))) return unheld;
  const name = freeName(file, key, [isFunction(arrival) ? arrival.body : arrival]);
  const release = releaseOf(bodyOnly(model), name) ?? '';
  const taken = name === key ? key : `${key}: ${name}`;
  const last = pattern.properties.at(-1);
  const newline = last && last.loc.start.line > pattern.loc.start.line ? newlineOf(file) + indentOf(file, last) : ' ';
  const edit = last ? { range: [last.range[1], last.range[1]] as const, text: `,${newline}${taken}` } : { range: pattern.range, text: `{ ${taken} }` };
  return planOf('unsafe', [...wait, edit, ...(isFunction(arrival) ? statementFirstIn(file, arrival, release) : statementAfter(file, statement!, release))]);
}

/** `http.get(url, () => …)` gets a parameter for its response. */
function ofListener(file: SourceFile, listener: FunctionNode, { model }: ResponseDetails): FixPlan {
  const name = freeName(file, 'response', [listener.body]);
  const opening = file.sourceCode.getFirstToken(listener, (token) => token.value === '(');
  if (!opening) return unheld;
  return planOf('unsafe', [{ range: [opening.range[1], opening.range[1]], text: name }, ...statementFirstIn(file, listener, releaseOf(model, name) ?? '')]);
}
