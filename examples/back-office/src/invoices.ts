import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Customer } from './clients/crm.js';
import type { Order } from './clients/orders.js';
import { dataDir, settings } from './config.js';
import { addDays, escapeHtml, formatMoney, vatOf } from './format.js';

export interface Invoice {
  number: string;
  order: string;
  customer: string;
  date: string;
  due: string;
  net: number;
  vat: number;
  gross: number;
}

type Values = Record<string, unknown>;

export function invoiceOf(order: Order, date: string): Invoice {
  const net = order.lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  const vat = vatOf(net, settings.vatPercent);
  return {
    number: `${date.slice(0, 4)}-${order.id}`,
    order: order.id,
    customer: order.customer,
    date,
    due: addDays(date, settings.paymentDays),
    net,
    vat,
    gross: net + vat,
  };
}

// ---- templates: {{name}}, {{> partial}}, {{#list}}…{{/list}} ----

function readTemplate(name: string): string {
  return fs.readFileSync(path.join(dataDir, 'templates', `${name}.html`), 'utf8');
}

function loadTemplate(name: string): string {
  const template = readTemplate(name);
  const header = template.includes('{{> header}}') ? readTemplate('partials/header') : '';
  return template.replace('{{> header}}', header.trimEnd());
}

export function fill(template: string, values: Values): string {
  return template
    .replace(/\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/g, (_, list: string, inner: string) => {
      const rows = (values[list] ?? []) as Values[];
      return rows.map((row) => fill(inner, { ...values, ...row })).join('');
    })
    .replace(/\{\{(\w+)\}\}/g, (_, key: string) => escapeHtml(values[key]));
}

export async function renderInvoice(order: Order, customer: Customer, date: string): Promise<string> {
  const invoice = invoiceOf(order, date);
  const money = (cents: number) => formatMoney(cents, settings.currency);
  return fill(loadTemplate('invoice'), {
    ...invoice,
    company: settings.company,
    iban: settings.iban,
    customer: customer.name,
    street: customer.street,
    city: customer.city,
    net: money(invoice.net),
    vat: money(invoice.vat),
    gross: money(invoice.gross),
    lines: order.lines.map((line) => ({ ...line, price: money(line.price), total: money(line.quantity * line.price) })),
  });
}

export async function renderReminder(invoice: Invoice, customer: Customer): Promise<string> {
  const template = loadTemplate('reminder');
  return fill(template, { ...invoice, company: settings.company, customer: customer.name, gross: formatMoney(invoice.gross, settings.currency) });
}

/** Runs the converter that operations installed. */
export async function toPdf(html: string): Promise<Buffer> {
  const [command = 'wkhtmltopdf', ...args] = settings.pdfCommand;
  const pdf = execFileSync(command, args, { input: html, maxBuffer: 20_000_000 });
  if (pdf.length === 0) throw new Error(`${command} wrote nothing`);
  return pdf;
}

/** Invoices must be kept for ten years, and must be shown to be unchanged. */
export async function archive(invoice: Invoice, html: string, folder: string): Promise<{ file: string; sha256: string }> {
  const file = path.join(folder, invoice.date.slice(0, 7), `${invoice.number}.html.gz`);
  if (!fs.existsSync(path.dirname(file))) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  const sha256 = createHash('sha256').update(html).digest('hex');
  fs.writeFileSync(file, gzipSync(html));
  fs.appendFileSync(path.join(folder, 'index.csv'), `${invoice.number},${invoice.gross},${sha256}\r\n`);
  return { file, sha256 };
}

/** Numbers and checksums of what is in the archive. */
export async function archived(folder: string): Promise<Map<string, string>> {
  const index = path.join(folder, 'index.csv');
  if (!fs.existsSync(index)) return new Map();
  const lines = fs.readFileSync(index, 'utf8').split('\r\n').filter(Boolean);
  return new Map(lines.map((line) => {
    const [number = '', , sha256 = ''] = line.split(',');
    return [number, sha256];
  }));
}
