import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, type CodeAction, type Diagnostic, type DocumentDiagnosticReport, type ProtocolConnection, type TextEdit } from 'vscode-languageserver-protocol/node';

/** What an editor tells the server about a folder, as its extension for VS Code does by default. */
const settings = {
  validate: 'on', packageManager: 'npm', useESLintClass: true, experimental: { useFlatConfig: false }, useFlatConfig: true, run: 'onType', quiet: false, onIgnoredFiles: 'off', format: false, nodePath: null,
  options: {}, rulesCustomizations: [], workingDirectory: { mode: 'auto' }, problems: { shortenToSingleLine: false },
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } }, codeActionOnSave: { mode: 'all' },
};

/** A conversation with ESLint's language server, as an editor has it. */
export class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #connection: ProtocolConnection;
  readonly #folder: string;

  private constructor(folder: string, server: ChildProcessWithoutNullStreams, connection: ProtocolConnection) {
    this.#folder = folder;
    this.#server = server;
    this.#connection = connection;
  }

  /** Opens a folder in which the server is installed. */
  static async open(folder: string): Promise<Editor> {
    const server = spawn(process.execPath, [join(folder, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server'), '--stdio'], { cwd: folder });
    const connection = createProtocolConnection(server.stdout, server.stdin);
    const uri = pathToFileURL(folder).href;
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => ({ ...settings, workspaceFolder: { uri, name: 'project' } })));
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('eslint/openDoc', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'project' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true, diagnostics: { refreshSupport: true } },
        textDocument: { diagnostic: { dynamicRegistration: true }, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } }, publishDiagnostics: { codeDescriptionSupport: true } },
      },
    });
    await connection.sendNotification('initialized', {});
    return new Editor(folder, server, connection);
  }

  /** Shows a file: what is underlined in it. */
  async show(file: string): Promise<Diagnostic[]> {
    const uri = this.#uri(file);
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'javascript', version: 1, text: await this.#text(file) } });
    const report = await this.#connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
    return report.kind === 'full' ? report.items : [];
  }

  /** What the menu offers for something that is underlined: title, and the text that choosing it would leave. */
  async offers(file: string, diagnostic: Diagnostic): Promise<{ readonly title: string; readonly text: string }[]> {
    const actions = await this.#connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: this.#uri(file) }, range: diagnostic.range, context: { diagnostics: [diagnostic] } });
    const text = await this.#text(file);
    const offers = [];
    for (const { title, command } of actions) {
      const edits = this.#nextEdits();
      if (!command?.command.startsWith('eslint.apply')) continue;
      await this.#connection.sendRequest('workspace/executeCommand', { command: command.command, arguments: command.arguments });
      offers.push({ title, text: applied(text, await edits) });
    }
    return offers;
  }

  async close(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    const ended = this.#server.exitCode === null ? once(this.#server, 'exit') : null;
    this.#server.kill();
    await ended;
    this.#connection.dispose();
  }

  async #nextEdits(): Promise<readonly TextEdit[]> {
    return new Promise((resolve) => {
      this.#connection.onRequest('workspace/applyEdit', ({ edit }: { edit: { documentChanges?: { edits: TextEdit[] }[]; changes?: Record<string, TextEdit[]> } }) => {
        resolve(edit.documentChanges?.[0]?.edits ?? Object.values(edit.changes ?? {})[0] ?? []);
        return { applied: true };
      });
    });
  }

  #uri(file: string): string {
    return pathToFileURL(join(this.#folder, file)).href;
  }

  async #text(file: string): Promise<string> {
    return readFile(join(this.#folder, file), 'utf8');
  }
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: TextEdit['range']['start']): number => lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return edits.toSorted((a, b) => offset(b.range.start) - offset(a.range.start)).reduce((result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)), text);
}
