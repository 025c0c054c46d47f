/** Calls that give what their first argument settles to: globals by dotted name, exports of modules as `module:export`. */
export const passingCalls = ['Promise.all', 'Promise.resolve', 'rxjs:firstValueFrom', 'rxjs:lastValueFrom'] as const;

/** Methods that give what their object settles to. */
export const passingMethods = ['toPromise'] as const;

/** Calls and constructors that give the same bytes in another form. */
export const byteForms = ['Buffer', 'Buffer.from', 'DataView', 'Uint8Array', 'Uint8Array.from'] as const;

/** Methods of a whole body that give its bytes. */
export const byteMethods = ['arrayBuffer', 'bytes'] as const;

/** Members that hold them. */
export const byteMembers = ['buffer'] as const;

/** Calls that join a list of pieces. */
export const byteJoins = ['Buffer.concat'] as const;

/** Calls that read a stream to its end and give all of it as bytes, as `module:export`. */
export const streamGatherers = [
  'get-stream:buffer',
  'get-stream:getStreamAsArrayBuffer',
  'get-stream:getStreamAsBuffer',
  'raw-body:',
  'stream/consumers:arrayBuffer',
  'stream/consumers:blob',
  'stream/consumers:buffer',
] as const;

/** Encodings that keep each byte of a text as it was. */
export const byteEncodings = ['binary', 'latin1'] as const;
