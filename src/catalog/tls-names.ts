import type { TlsOption } from './types.js';

/** How people name environments, and settings that make a connection more or less safe. Data, like the client entries. */

/** Names that say "this is not production": conditions on them guard development code. */
export const developmentNames = /^_*(?:is|in|use|on)?_?(?:ci|dev|development|debug|local|local_?host|local_?dev(?:elopment)?|loopback|test|testing|staging|(?:not?|non)_?prod(?:uction)?)(?:_?(?:mode|env|environment|build|server|stage|host))?_*$/i;

/** Names that say "this is production". */
export const productionNames = /^_*(?:is|in)?_?(?:prod(?:uction)?(?:_?(?:mode|env|environment|build|stage))?|packaged)_*$/i;

/** Values of `NODE_ENV` and its kin. */
export const developmentValues = /^(?:dev|development|local|test|testing|ci|staging)$/i;
export const productionValues = /^(?:prod|production|live)$/i;
/** Values that name production whatever is compared with them. */
export const productionWords = /^production$/i;
export const environmentNames = /^_*(?:(?:\w+_)?NODE_?ENV|(?:\w+_)?APP_?ENV|(?:(?:current|target|run)_?)?ENV(?:_?NAME)?|(?:(?:current|target)_?)?ENVIRONMENT(?:_?NAME)?|STAGE|DEPLOY_?ENV|DEPLOYMENT|NEXT_PUBLIC_ENV|VERCEL_ENV|RAILS_ENV|MODE)$/i;

/** Patterns that only addresses on this machine match. */
export const loopbackPatterns = /^\W*(?:https?:\/\/)?\(?(?:\?:)?(?:(?:localhost|127\.0\.0\.1|127\.|\[?::1\]?|0\.0\.0\.0)\|?)+\)?\W*$/i;

/** Patterns over such values: one that only production matches, one that production does not match. */
export const productionPatterns = /^\^?(?:prod|production)\$?$/i;
export const developmentPatterns = /^\^?\(?(?:\?:)?(?:(?:dev|development|local|test|testing|staging|ci|qa)\|?)+\)?\$?$/i;

/** Words in a condition that ask for the environment. */
export const environmentWords = /NODE_ENV|dev(?!ic)|prod(?!uct(?!ion))/i;

/** Files that hold the settings of one environment: `config/development.js`, `environment.dev.ts`. */
export const developmentFiles = /(?:^|\/)(?:env|environments?|config|configs|settings)\/(?:\w+\.)?(?:dev|development|local|test|testing|staging)\.[cm]?[jt]s$|(?:^|\/)(?:env|environment|config|settings)\.(?:dev|development|local|test|testing|staging)\.[cm]?[jt]s$/i;

/** Names of settings by which a user asks for less safety. */
export const optInNames = /insecure|unsafe|self_?-?signed|(?:allow|accept|ignore|skip|disable|bypass|no|trust|without)_?-?(?:all|any|bad|broken|expired|invalid|untrusted|unauthori[sz]ed|unverified|server_?-?cert|tls|ssl|https|http|cert|verify|verification|validation|check|host_?name)/i;

/** Names of settings by which a user asks for verification: left out or switched off, there is less of it. */
export const verificationNames = /reject_?-?unauthori[sz]ed|strict_?-?(?:ssl|tls)|(?:ssl|tls|cert|certificate|certificates|https?|peer|host|hostname)_?-?(?:verif(?:y|ied|ication)|validat(?:e|ion)|check|strict)|(?:verify|validate|check|require_?valid)_?-?(?:server_?-?)?(?:ssl|tls|cert|certs|certificate|certificates|host|hostname|peer)|^verify$/i;

/** Names of settings that choose between several degrees of safety: `sslmode`. */
export const safetyModes = /(?:ssl|tls|cert|certificate|verification)_?-?mode$/i;

/** Values by which a user asks for less safety: of a setting that is about it, and of any setting. Any value of a mode is somebody's choice. */
export const looseValues = /^(?:allow|accept|bypass|ignore|insecure|no[-_]?verify|none|off|permissive|prefer|require|self[-_]?signed|skip(?:[-_]?verify)?|trust[-_]?all|unsafe|verify[-_]?ca)$/i;
export const insecureValues = /^(?:insecure|no[-_]?verify|skip[-_]?(?:tls[-_]?|ssl[-_]?)?verify|allow[-_]?(?:insecure|self[-_]?signed))$/i;

/** Texts that stand for yes and no. */
export const yesWords = /^(?:true|yes|y|on|1|enabled?)$/i;
export const noWords = /^(?:false|no|n|off|0|disabled?|never)$/i;

/** Names of tests for failures: what they find is nobody's choice. */
export const failureTests = /^(?:is|was|has)_?\w*(?:error|err|failure)$/i;

/** Objects that hold the variables of the environment. */
export const environmentObjects = /^(?:process\.env|Bun\.env|import\.meta\.env)$/;

/** Functions that read a setting by its name, with a fallback as their last argument: `env.bool('TLS_VERIFY', false)`. */
export const settingReaders = /^(?:get|env|bool|config|flag|opt|read|setting)|(?:bool|boolean|config|env|flag|option|setting)$/i;

/** Names of objects that hold what callers or users may set or leave out. */
export const optionHolders = /(?:^|_|[a-z])(?:arg[sv]|c(?:on)?fi?g|conf|configuration|flags|init|opts?|options|overrides|param(?:s|eters)|preferences|prefs|props|settings)$/i;

/** TLS options whose name alone says what they do, whoever reads them. */
export const plainTlsOptions = [
  'rejectUnauthorized',
  'strictSSL',
  'strictSsl',
  { option: 'checkServerIdentity', is: 'no-op function' },
  { option: 'tlsInsecure', is: true },
  { option: 'tlsAllowInvalidCertificates', is: true },
  { option: 'tlsAllowInvalidHostnames', is: true, accepts: 'the certificate of any other host' },
  { option: 'trustServerCertificate', is: true },
] as const satisfies readonly TlsOption[];

/** Those beside which certificates to trust can be given, and the option that takes them, in the manner of Node's own modules. */
export const trustableOptions = ['rejectUnauthorized', 'strictSSL'] as const;
export const trustOption = 'ca';

/** Calls and constructors that make servers: there the same option is about client certificates. */
export const serverNames = /(?:^|\.)(?:create(?:Secure|Https|TLS)?Server|Server|listen|serve|TLSSocket)$/;

/** The server-side option that goes with it. */
export const serverTlsOptions = ['requestCert', 'isServer'] as const;

/** Names of objects that hold options of servers. */
export const serverHolders = /server/i;

/** Options that name the machine at the other end. */
export const machineOptions = ['host', 'hostname', 'server', 'url', 'connectionString'] as const;

/** Members by which code looks at a peer's certificate itself. */
export const peerChecks = /\.(?:authorized|authorizationError|getPeer(?:X509)?Certificate)\b/;

/** Calls that only write a line, wherever they stand. */
export const loggingCalls = /\b(?:console|log|logger|debug)\??\.?\w*\(/g;
