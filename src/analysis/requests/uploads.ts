import { conventions } from '../../catalog/index.js';
import { perNode, type CallNode, type Node, type SourceFile } from '../file.js';
import { includes } from '../functions/functions.js';
import { keyOf, unwrap, variableOf, wrapped, writesOf, type Variable } from '../scope.js';
import { lastName } from '../deadlines/triggers.js';

/** Whether a request sends a stream: that takes as long as it takes. */
export function sendsStream(file: SourceFile, request: CallNode): boolean {
  return request.arguments.some((argument) => holdsStream(file, argument)) || isPipedInto(file, request);
}

/** Whether an expression is a stream to read from, or something made with one. */
const holdsStream: (file: SourceFile, node: Node) => boolean = perNode<Node, boolean>(false, (file, node) => {
  const inner = unwrap(node);
  const again = (next: Node | null): boolean => next !== null && holdsStream(file, next);
  switch (inner.type) {
    case 'CallExpression': {
      const name = lastName(unwrap(inner.callee));
      if (name !== null && conventions.streamMakers.test(name)) return true;
      const [root] = file.sourceCode.getText(inner.callee).split(/[.(?[]/);
      return !includes(conventions.harmlessCalls, root ?? '') && inner.arguments.some(again);
    }
    case 'NewExpression':
      return inner.arguments.some(again);
    case 'ObjectExpression':
      return inner.properties.some((property) => again(property.type === 'Property' ? property.value : property.argument));
    case 'ArrayExpression':
      return inner.elements.some(again);
    case 'ConditionalExpression':
      return again(inner.consequent) || again(inner.alternate);
    case 'LogicalExpression':
      return again(inner.left) || again(inner.right);
    case 'AwaitExpression':
    case 'SpreadElement':
      return again(inner.argument);
    case 'MemberExpression':
      return conventions.streamNames.test(keyOf(inner) ?? '');
    case 'Identifier': {
      const variable = variableOf(file, inner);
      return variable !== null && isStreamVariable(file, variable, again);
    }
    default:
      return false;
  }
});

function isStreamVariable(file: SourceFile, variable: Variable, holds: (node: Node) => boolean): boolean {
  const [name] = variable.identifiers;
  const annotation = name?.type === 'Identifier' && name.typeAnnotation ? file.sourceCode.getText(name.typeAnnotation) : '';
  if (conventions.streamNames.test(variable.name) || conventions.streamTypes.test(annotation)) return true;
  if (variable.defs[0]?.type !== 'Variable') return false;
  return (writesOf(variable) ?? []).some(({ expression, path }) => path.length === 0 && holds(expression)) || isFormWithStream(variable, holds);
}

/** `form.append('file', createReadStream(path))`. */
function isFormWithStream(variable: Variable, holds: (node: Node) => boolean): boolean {
  return variable.references.some(({ identifier }) => {
    const member = (identifier as Node).parent;
    const call = member?.type === 'MemberExpression' && member.object === identifier && includes(conventions.formMethods, keyOf(member) ?? '') ? member.parent : null;
    return call?.type === 'CallExpression' && call.arguments.some(holds);
  });
}

/** `source.pipe(http.request(options))`, `pipeline(source, request)`. */
function isPipedInto(file: SourceFile, request: CallNode): boolean {
  const outer = wrapped(request);
  const name = outer.parent?.type === 'VariableDeclarator' && outer.parent.init === outer ? outer.parent.id : null;
  const variable = name?.type === 'Identifier' ? variableOf(file, name) : null;
  const mentions = variable ? variable.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => identifier as Node) : [outer];
  return mentions.some((mention) => {
    const call = mention.parent;
    if (call?.type !== 'CallExpression' || call.callee === mention) return false;
    const called = lastName(unwrap(call.callee)) ?? '';
    return called === 'pipe' || (conventions.pipelineNames.test(called) && call.arguments[0] !== mention);
  });
}
