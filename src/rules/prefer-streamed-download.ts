import type { DownloadFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { refusalNote, repair } from '../fixes/plan.js';
import { streamDownload } from '../fixes/stream-download.js';

type MessageIds = 'bufferedDownload' | 'streamDownload';

export default createRule<[], MessageIds>({
  name: 'prefer-streamed-download',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Prefer to pipe a download into its file over holding all of it in memory',
      recommended: true,
      harm: 'The whole body is in memory before its first byte is written. A few large downloads at once end the process.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      bufferedDownload: '`{{gathers}}` takes the whole body of the response to `{{api}}` into memory, only for `{{writer}}` to put it into a file. Pipe it there as it comes{{how}}.{{note}}',
      streamDownload: 'Pipe `{{stream}}` into the file.',
    },
    schema: [],
  },
  create(context, _options, { http, settings }) {
    return {
      Program() {
        for (const download of http.downloads) {
          const { api, site, stream, wantedFor, writer, runs } = download;
          if (wantedFor !== 'a file' || runs.when === 'test') continue;
          const plan = streamDownload(download);
          const data = { api, gathers: site.text, writer, stream: stream ?? 'the body', how: howOf(download) };
          context.report({ loc: site.loc, messageId: 'bufferedDownload', data: { ...data, note: refusalNote(plan) }, ...repair(settings, [{ messageId: 'streamDownload', data, plan }]) });
        }
      },
    };
  },
});

function howOf({ stream }: DownloadFact): string {
  return stream === null ? '' : `: \`await pipeline(${stream}, createWriteStream(path))\``;
}
