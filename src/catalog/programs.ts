/** What tells command lines from services: the modules they import, and what their packages say of themselves. */

/** Modules that only code of command lines imports: arguments, questions, progress. */
export const commandModules = [
  '@clack/prompts', '@commander-js/extra-typings', '@inquirer/prompts', '@oclif/command', '@oclif/core', 'arg', 'cac', 'caporal', 'citty', 'cli-progress', 'clipanion', 'command-line-args', 'commander', 'enquirer', 'gluegun', 'inquirer', 'listr', 'listr2',
  'meow', 'minimist', 'mri', 'nopt', 'optimist', 'ora', 'prompts', 'sade', 'vorpal', 'yargs', 'yargs/yargs', 'yargs-parser', 'zx', 'zx/globals',
] as const;

/** Modules for text in terminals: together with an end of the process in the same file, they mean a command line. */
export const terminalModules = ['ansi-colors', 'boxen', 'chalk', 'cli-table', 'cli-table3', 'colorette', 'colors', 'colors/safe', 'figlet', 'figures', 'kleur', 'log-symbols', 'log-update', 'picocolors', 'terminal-link', 'yoctocolors'] as const;

/** Packages that a service is built on. */
export const serverModules = [
  '@apollo/server', '@feathersjs/feathers', '@fastify/express', '@hapi/hapi', '@hono/node-server', '@loopback/rest', '@nestjs/core', '@tinyhttp/app', 'apollo-server', 'connect', 'egg', 'elysia', 'express', 'fastify', 'graphql-yoga', 'h3', 'hapi', 'hono', 'koa', 'micro',
  'moleculer', 'next', 'nitropack', 'nuxt', 'parse-server', 'polka', 'restify', 'sails', 'socket.io',
] as const;

/** Fields of a manifest that are read by frameworks for commands. */
export const commandFields = ['oclif'] as const;

/** What packages say of themselves: in names, descriptions and keywords. */
export const commandWords = /\bclis?\b|command[- ]?line|\bcreate-/i;
export const serverWords = /\bserver\b/i;

/** Folders beside the sources of a project that are packages of their own. */
export const besideFolders = /^(?:bench(?:marks?)?|bin|demos?|docs|e2e|examples?|scripts?|tests?)$/i;

/**
 * Folders of code that runs once and ends, near the top of a package: at its root, in one of its folders, or in a workspace that
 * has no manifest of its own. Deeper inside, such a name may stand for anything.
 */
export const scriptFolders = /^(?:\/(?:(?:apps|libs|modules|packages|projects|services)\/)?[^/]+)?\/(?:scripts?|benchmarks?|bench|examples?|demos?|\.github)\//i;

/** More of them, but not among the sources of a package: there, a folder `tools` may hold anything. */
export const toolFolders = /^(?:\/(?!(?:api|app|apps|backend|components|controllers|dist|es|esm|cjs|lib|modules|nodes|packages|plugins|routes|server|services|source|src)\/)[^/]+)?\/(?:tools?|tooling|build|ci|deploy|releases?|install|docs)\//i;

/** Folders of programs that are started by hand, near the top of a package as well. */
export const programFolders = /^(?:\/(?:(?:apps|libs|modules|packages|projects|services)\/)?[^/]+)?\/(?:bin|cli)\//i;

/** Changes of a database, wherever they stand, and what configures tools. */
export const scriptPaths = /(?:^|\/)(?:migrations?|seeds?|seeders)\/|(?:^|\/)(?:Gruntfile|gulpfile|Jakefile|webpack\.[\w.-]+|[\w.-]+\.config)\.[cm]?[jt]sx?$/i;

/** Folders of sources, whatever runs a file of theirs. */
export const sourceFolders = /^(?:api|app|apps|backend|bot|components|controllers|cron|dist|functions|handlers|jobs|lambdas?|lib|modules|nodes|packages|plugins|routes|server|services|source|src|tasks|workers?)$/i;

/** Scripts of a package that only those run who work on it, by name, and the files that a script runs. */
export const toolScripts = /^(?:(?:pre|post)(?:install|pack|publish)|prepare$|prepublishOnly$)|^(?:pre|post)?(?:bench|build|bump|changelog|check|clean|codegen|compile|deploy|docs?|format|gen|generate|lint|pack|publish|release|setup|test|typecheck|update|upload|version)(?:$|[-:_])/i;
export const runFiles = /(?:^|[\s;&|])(?:node|tsx|ts-node|jiti|esno|bun|zx|babel-node)\s+(?:-{1,2}[\w-]+(?:=\S+)?\s+)*(?:\.\/)?([\w@./-]+\.[cm]?[jt]s)\b/g;
