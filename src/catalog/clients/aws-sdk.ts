import type { BufferedBody, ClientEntry, DeadlineErrors, IneffectiveDeadline, RequestModel, ResponseModel, SessionModel, SharedState } from '../types.js';

const onlyWarns = 'only logs a warning unless the handler also has `throwOnRequestTimeout: true`';

const client = {
  create: 'new',
  type: 'AwsClient',
  kind: 'connection pool',
  options: 0,
  limit: { option: 'requestHandler.httpsAgent.maxSockets', default: 50 },
  close: [{ method: 'destroy', async: false, graceful: false }],
  dispose: 'none',
  keepsProcessAlive: false,
  tls: ['requestHandler.httpsAgent.rejectUnauthorized'],
  session: ['requestHandler', 'requestHandler.httpsAgent', 'requestHandler.httpAgent'],
  deadline: ['requestHandler.socketTimeout', 'requestHandler.requestTimeout+requestHandler.throwOnRequestTimeout'],
  ineffectiveDeadline: [
    { option: 'requestHandler.requestTimeout', because: onlyWarns },
    { option: 'requestHandler.connectionTimeout', because: 'covers only the connect phase' },
  ],
} as const satisfies SessionModel;

/** A class with one method per operation (`new S3().getObject(input)`). */
const service = { ...client, type: 'AwsService' } as const satisfies SessionModel;

const handler = {
  create: 'new',
  type: 'RequestHandler',
  kind: 'connection pool',
  options: 0,
  limit: { option: 'httpsAgent.maxSockets', default: 50 },
  close: [{ method: 'destroy', async: false, graceful: false }],
  dispose: 'none',
  keepsProcessAlive: false,
  tls: ['httpsAgent.rejectUnauthorized'],
  session: ['httpsAgent', 'httpAgent'],
  deadline: ['socketTimeout', 'requestTimeout+throwOnRequestTimeout'],
  ineffectiveDeadline: [
    { option: 'requestTimeout', because: onlyWarns },
    { option: 'connectionTimeout', because: 'covers only the connect phase' },
  ],
} as const satisfies SessionModel;

const middleware = { by: 'call', effect: 'add', what: 'middleware', instead: 'to the command: it has a `middlewareStack` of its own', undo: ['remove', 'removeByTag'] } as const satisfies SharedState;

const aborted = [{ name: 'AbortError' }] as const;
const timedOut = [{ name: 'TimeoutError' }] as const;

const errors = {
  signal: 'abortSignal',
  timeoutSignal: aborted,
  abortSignal: aborted,
  options: {
    'requestHandler.socketTimeout': timedOut,
    'requestHandler.connectionTimeout': timedOut,
    'requestHandler.requestTimeout+requestHandler.throwOnRequestTimeout': timedOut,
  },
} as const satisfies DeadlineErrors;

const send = {
  options: 1,
  url: null,
  deadline: ['abortSignal'],
  waits: 'forever',
  ineffectiveDeadline: [{ option: 'requestTimeout', because: onlyWarns }] satisfies readonly IneffectiveDeadline[],
  errors,
  addDeadline: { option: 'abortSignal', value: 'AbortSignal.timeout({{ms}})' },
} as const satisfies RequestModel;

/** The one operation of object storage whose answer is a stream. */
const object = {
  body: 'Body',
  reads: ['Body.transformToString', 'Body.transformToByteArray'],
  release: [
    { call: 'Body.destroy()', async: false },
    { call: 'Body.resume()', async: false },
  ],
  unread: 'holds its socket for ever',
} as const satisfies ResponseModel;

const buffered = [{ at: 'Body.transformToByteArray()', stream: '{{it}}' }] as const satisfies readonly BufferedBody[];
const getObject = { ...send, response: object, buffered } as const satisfies RequestModel;
const sendCommand = { ...send, response: { ...object, sends: ['GetObjectCommand'] }, buffered } as const satisfies RequestModel;

/** AWS SDK for JavaScript, version 3. */
export const awsSdk = {
  id: 'aws-sdk',
  name: 'AWS SDK',
  modules: ['@aws-sdk/client-*', '@aws-sdk/lib-dynamodb', '@smithy/node-http-handler', '@aws-sdk/node-http-handler'],
  types: {
    '*Client': 'AwsClient',
    DynamoDBDocument: 'AwsService',
    S3: 'AwsService',
    DynamoDB: 'AwsService',
    SQS: 'AwsService',
    SNS: 'AwsService',
    SES: 'AwsService',
    SESv2: 'AwsService',
    Lambda: 'AwsService',
    SecretsManager: 'AwsService',
    SSM: 'AwsService',
    STS: 'AwsService',
    KMS: 'AwsService',
    EC2: 'AwsService',
    ECS: 'AwsService',
    EventBridge: 'AwsService',
    Kinesis: 'AwsService',
    CloudWatch: 'AwsService',
    CloudWatchLogs: 'AwsService',
    CognitoIdentityProvider: 'AwsService',
    SFN: 'AwsService',
    BedrockRuntime: 'AwsService',
    NodeHttpHandler: 'RequestHandler',
  },
  sessions: {
    '*Client': client,
    'DynamoDBDocumentClient.from': { ...client, create: 'call', options: null, wraps: 0 },
    'DynamoDBDocument.from': { ...service, create: 'call', options: null, wraps: 0 },
    S3: service,
    DynamoDB: service,
    SQS: service,
    SNS: service,
    SES: service,
    SESv2: service,
    Lambda: service,
    SecretsManager: service,
    SSM: service,
    STS: service,
    KMS: service,
    EC2: service,
    ECS: service,
    EventBridge: service,
    Kinesis: service,
    CloudWatch: service,
    CloudWatchLogs: service,
    CognitoIdentityProvider: service,
    SFN: service,
    BedrockRuntime: service,
    NodeHttpHandler: handler,
  },
  requests: {
    'AwsClient#send': sendCommand,
    'AwsService#send': sendCommand,
    'AwsService#batch*': send,
    'AwsService#complete*': send,
    'AwsService#copy*': send,
    'AwsService#create*': send,
    'AwsService#delete*': send,
    'AwsService#describe*': send,
    'AwsService#execute*': send,
    'AwsService#getObject': getObject,
    'AwsService#get*': send,
    'AwsService#head*': send,
    'AwsService#invoke*': send,
    'AwsService#list*': send,
    'AwsService#publish*': send,
    'AwsService#put*': send,
    'AwsService#query': send,
    'AwsService#receive*': send,
    'AwsService#scan': send,
    'AwsService#send*': send,
    'AwsService#start*': send,
    'AwsService#stop*': send,
    'AwsService#transact*': send,
    'AwsService#update*': send,
    'AwsService#upload*': send,
  },
  sharedState: {
    'AwsClient#middlewareStack.add': middleware,
    'AwsClient#middlewareStack.addRelativeTo': middleware,
    'AwsService#middlewareStack.add': middleware,
    'AwsService#middlewareStack.addRelativeTo': middleware,
  },
  source: 'run: @aws-sdk/client-s3 3.1169 and node-http-handler 4.14 on Node 24, unread objects on Node 20; method names: source of client-s3, client-dynamodb 3.1162, lib-dynamodb 3.1162; other service names: documentation; errors of deadlines and middleware with client-s3 on Node 24, the error of `connectionTimeout` is read in the source',
} as const satisfies ClientEntry;
