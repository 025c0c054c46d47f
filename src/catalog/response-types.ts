import type { Literal, OptionIs } from './types.js';

/** What a request gives back, where its body comes as a stream that somebody has to read or release. */
export interface ResponseModel {
  /** Where it arrives. `value` (default): what the call settles to; `callback`: the first parameter of the call's last argument, or of a listener for `response`. */
  readonly arrives?: 'value' | 'callback';
  /** Only when this option is given (`responseType: 'stream'`): without it, the client reads the body itself. */
  readonly when?: OptionIs;
  /** Only when the first argument is made by one of these exports (`send(new GetObjectCommand(…))`): other answers have no such body. */
  readonly sends?: readonly string[];
  /** Member that holds the stream. `null`: the response is the stream. */
  readonly body: string | null;
  /** Methods that read the body whole: `text`, `body.json`. */
  readonly reads: readonly string[];
  /** Calls that let go of an unread body, best first, as they are written after the response: `body?.cancel()`. */
  readonly release: readonly { readonly call: string; readonly async: boolean }[];
  /** What an unread body does; a phrase after "an unread body". */
  readonly unread: string;
  /** A response without a body (status 204) does that, too, until somebody asks for its end. */
  readonly holdsEmpty?: true;
}

/** A way in which a client gives a whole body as bytes, all of it in memory. */
export interface BufferedBody {
  /** Where the bytes are, in what the call settles to: `data`; a method ends in `()`: `body.arrayBuffer()`. Empty: it settles to them. */
  readonly at: string;
  /** Only when this option is given (`responseType: 'arraybuffer'`). */
  readonly when?: OptionIs;
  /** They arrive as this parameter of the call's last argument, a callback. */
  readonly parameter?: number;
  /**
   * The same body as a stream of Node: an expression in which `{{it}}` stands for what the method is called on (`response` of
   * `response.arrayBuffer()`), or for the member itself. Absent: a different call is needed.
   */
  readonly stream?: string;
  /** The stream is there when the option of `when` has this value instead (`responseType: 'stream'`). */
  readonly streamedBy?: Literal;
}

/** A call that puts what it is given into a file. */
export interface FileWriterModel {
  /** Index of the data argument. */
  readonly data: number;
  /** Written by these methods of what the call gives, of which `data` is then an argument (`createWriteStream(path).end(data)`). */
  readonly methods?: readonly string[];
  /** How it says that it is done. */
  readonly form: 'promise' | 'callback' | 'sync' | 'stream';
  /** It does more than that: a phrase after "it" ("also makes the folder"). */
  readonly also?: string;
}
