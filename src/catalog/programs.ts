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

/** What packages say of themselves: in names, descriptions and keywords. */
export const commandWords = /\bcli\b|command[- ]?line|\bcreate-/i;
export const serverWords = /\bserver\b/i;

/** Folders beside the sources of a project that are packages of their own. */
export const besideFolders = /^(?:bench(?:marks?)?|bin|demos?|docs|e2e|examples?|scripts?|tests?)$/i;
