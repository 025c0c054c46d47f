// Stands in for the converter: HTML in, something like a PDF out. PDF_DELAY_MS makes it as slow as the real one.
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

const html = await text(process.stdin);
await sleep(Number(process.env.PDF_DELAY_MS ?? 0));
process.stdout.write(html.includes('Invoice') ? `%PDF-1.4\n% ${Buffer.byteLength(html)} bytes\n` : '');
