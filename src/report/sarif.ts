import { createRequire } from 'node:module';
import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from 'node-sarif-builder';
import type { Finding } from './finding.js';
import { fingerprintsOf } from './fingerprints.js';
import type { Report } from './report.js';

const { homepage: home } = createRequire(import.meta.url)('../../package.json') as { homepage: string };

/** SARIF 2.1.0 for code scanning: rules with their pages, findings with fingerprints and the fix of each. */
export function sarifReport({ left, rules, errors, version }: Report): string {
  const run = new SarifRunBuilder().initSimple({ toolDriverName: 'eslint-plugin-async-http', toolDriverVersion: version, url: home });
  for (const [ruleId, { description, harm, url, cwe }] of Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const rule = new SarifRuleBuilder().initSimple({ ruleId, shortDescriptionText: description, ...(url !== null && { helpUri: url }) });
    if (harm !== '') rule.rule.fullDescription = { text: harm };
    rule.rule.help = { text: [harm, url].filter(Boolean).join(' ') || description };
    rule.rule.defaultConfiguration = { level: 'error' };
    rule.rule.properties = { tags: ['reliability', ...cwe.flatMap((id) => ['security', `external/cwe/cwe-${id}`])] };
    run.addRule(rule);
  }
  const fingerprints = fingerprintsOf(left);
  left.forEach((finding, index) => run.addResult(resultOf(finding, fingerprints[index] ?? '')));
  run.run.invocations = [{
    executionSuccessful: errors.length === 0,
    toolExecutionNotifications: errors.map(({ file, message, line }) => ({
      level: 'error',
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, ...(line !== null && { region: { startLine: line } }) } }],
    })),
  }];
  const sarif = new SarifBuilder();
  sarif.addRun(run);
  return `${sarif.buildSarifJsonString({ indent: true })}\n`;
}

function resultOf({ rule: ruleId, file, line, column, endLine, endColumn, message, change }: Finding, fingerprint: string): SarifResultBuilder {
  const builder = new SarifResultBuilder();
  const uri = encodeURI(file);
  builder.initSimple({ level: 'error', messageText: message, ruleId, fileUri: uri, startLine: line, startColumn: column, endLine: endLine ?? line, endColumn: endColumn ?? column });
  builder.result.partialFingerprints = { 'asyncHttp/v1': fingerprint };
  if (change) {
    const { edit, title } = change;
    const deletedRegion = { startLine: edit.line, startColumn: edit.column, endLine: edit.endLine, endColumn: edit.endColumn };
    builder.result.fixes = [{
      description: { text: title ?? 'Apply the fix.' },
      artifactChanges: [{ artifactLocation: { uri }, replacements: [{ deletedRegion, ...(edit.text !== '' && { insertedContent: { text: edit.text } }) }] }],
    }];
  }
  return builder;
}
