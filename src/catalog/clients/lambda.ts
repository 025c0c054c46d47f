import type { ClientEntry } from '../types.js';

/** Handlers of AWS Lambda: module scope lives as long as the instance, and nothing reliable runs when it ends. */
export const lambda = {
  id: 'lambda',
  name: 'AWS Lambda',
  modules: ['aws-lambda'],
  handlerTypes: [
    'Handler', 'APIGatewayProxyHandler', 'APIGatewayProxyHandlerV2', 'SQSHandler', 'SNSHandler', 'S3Handler', 'ScheduledHandler', 'DynamoDBStreamHandler',
    'APIGatewayProxyEvent', 'APIGatewayProxyEventV2', 'SQSEvent', 'SNSEvent', 'S3Event', 'ScheduledEvent', 'DynamoDBStreamEvent',
  ],
  exportedHandlers: [
    { export: 'handler', when: 'per-request', runtime: 'lambda', firstParameter: ['event', '_event', 'evt', '_evt'] },
    { export: 'lambdaHandler', when: 'per-request', runtime: 'lambda' },
  ],
  source: 'documentation',
} as const satisfies ClientEntry;
