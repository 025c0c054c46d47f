import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Upstreams {
  orders: string;
  crm: string;
  warehouse: string;
  carrier: string;
  bank: string;
  live: string;
}

export interface Settings {
  company: string;
  currency: string;
  vatPercent: number;
  iban: string;
  paymentDays: number;
  workerIntervalMs: number;
  retryDelayMs: number;
  /** Reads HTML from standard input, writes a PDF to standard output. */
  pdfCommand: string[];
  upstreams: Upstreams;
}

export const dataDir = process.env.BACK_OFFICE_DATA ?? fileURLToPath(new URL('../data/', import.meta.url));

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(dataDir, name), 'utf8')) as T;
}

function loadSettings(): Settings {
  const file = readJson<Settings>('settings.json');
  const upstreams = { ...file.upstreams };
  for (const name of Object.keys(upstreams) as (keyof Upstreams)[]) {
    // ORDERS_URL, CRM_URL, ...
    upstreams[name] = process.env[`${name.toUpperCase()}_URL`] ?? upstreams[name];
  }
  const pdfCommand = process.env.PDF_COMMAND?.split(' ') ?? file.pdfCommand;
  const retryDelayMs = Number(process.env.RETRY_DELAY_MS ?? file.retryDelayMs);
  if (!Number.isFinite(retryDelayMs)) throw new Error('RETRY_DELAY_MS must be a number');
  return { ...file, upstreams, pdfCommand, retryDelayMs };
}

/** Read once, when the service starts. */
export const settings = loadSettings();

type Flags = Record<string, boolean>;

// Flags are switched while the service runs, so they are read again each time.
function readFlags(): Flags {
  return readJson<Flags>('flags.json');
}

export async function isEnabled(flag: string): Promise<boolean> {
  return readFlags()[flag] ?? false;
}
