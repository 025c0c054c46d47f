import { webResponse } from '../catalog/clients/fetch.js';
import type { ClientEntry, SessionModel } from '../catalog/types.js';
import type { Wrapper } from '../settings.js';

/** A project's wrappers as catalogue entries: from here on they are clients like any other. */
export function wrapperEntries(wrappers: readonly Wrapper[]): readonly ClientEntry[] {
  return wrappers.map((wrapper) => ({ id: `wrapper:${wrapper.module}`, name: wrapper.name, modules: [wrapper.module], ...modelsOf(wrapper), source: 'settings' }));
}

function modelsOf({ name, kind, timeout, consumesBody = true, close }: Wrapper): Pick<ClientEntry, 'requests' | 'sessions' | 'limiters'> {
  switch (kind) {
    case 'request': {
      const option = timeout === undefined || timeout === 'builtin' ? [] : [timeout];
      // With nothing said about deadlines, they are the wrapper's own business.
      const boundedByDefault = option.length === 0;
      const add = option.map((path) => ({ option: path, value: '{{ms}}' }))[0];
      return { requests: { [name]: { options: -1, deadline: option, waits: 'forever', boundedByDefault, ...(add && { addDeadline: add }), ...(!consumesBody && { response: webResponse }) } } };
    }
    case 'session': {
      const session: SessionModel = {
        create: 'either',
        type: 'Wrapped',
        kind: 'connection pool',
        options: null,
        close: close === undefined ? [] : [{ method: close, async: true, graceful: true }],
        dispose: 'none',
        keepsProcessAlive: false,
      };
      return { sessions: { [name]: session } };
    }
    case 'limiter':
      return { limiters: { [name]: { kind: 'map', items: 0, mapper: 1, limit: { argument: 2 } } } };
  }
}
