import type { SharedMutationFact } from '../analysis/facts.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { functionAround, isInside, unwrap, variableOf, type Variable } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { indentOf, semicolonsOf } from './layout.js';
import { planOf, shifted, withEdits, withoutStatement } from './lines.js';
import { declareAfter } from './module-top.js';
import { statementOf } from './home.js';
import type { FixPlan } from './plan.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Moves what is registered for each request to the module, behind the instance it is registered with. */
export function registerOnce(fact: SharedMutationFact): FixPlan {
  const { file, node } = handleOf(fact);
  const statement = node.parent;
  if (node.type !== 'CallExpression' || statement?.type !== 'ExpressionStatement') return none('its result is used');
  const needs = new Set<Variable>();
  const own = localIn(file, node, needs);
  if (own !== null) return none(`it uses \`${own}\` of the request`);
  const declarations = [...needs].map(statementOf).filter((declaration) => declaration !== null);
  if (declarations.some((declaration) => functionAround(declaration) !== null)) return none('what it uses is not there when the module loads');
  const indent = indentOf(file, statement);
  const text = withEdits(file, node.range, shifted(file, node.range, indent, ''));
  return planOf('unsafe', [declareAfter(file, declarations, `${text}${semicolonsOf(file)}`), withoutStatement(file, statement)]);
}

/** The first name in a call that belongs to the function around it; `null` if there is none. Collects variables of the module. */
function localIn(file: SourceFile, call: Node, needs: Set<Variable>): string | null {
  let found: string | null = null;
  const visit = (node: Node): void => {
    if (found !== null) return;
    if (node.type === 'ThisExpression' || node.type === 'AwaitExpression' || node.type === 'YieldExpression') {
      if (functionAround(node) === functionAround(call) || node.type === 'ThisExpression') found = file.sourceCode.getText(node).split(' ')[0] ?? '';
    }
    const variable = node.type === 'Identifier' ? variableOf(file, node) : null;
    const definition = variable?.defs[0];
    if (variable && definition && !isInside(definition.name, call)) {
      if (functionAround(definition.name) !== null && !isModuleFunction(definition.name)) found = variable.name;
      else if (definition.type === 'Variable') needs.add(variable);
    }
    for (const key of file.sourceCode.visitorKeys[node.type] ?? []) {
      if (key.startsWith('type')) continue;
      const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
      for (const next of Array.isArray(child) ? child : [child]) if (next) visit(next);
    }
  };
  visit(unwrap(call));
  return found;
}

/** The name of a declared function stands in the scope around it. */
function isModuleFunction(name: Node): boolean {
  const declared = name.parent;
  return declared?.type === 'FunctionDeclaration' && declared.id === name && functionAround(declared) === null;
}
