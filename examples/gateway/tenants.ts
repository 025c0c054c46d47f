import { readFileSync } from 'node:fs';

export interface Tenant {
  name: string;
  currency: string;
  /** Per cent. */
  discount: number;
}

const data = new URL('./data/', import.meta.url);

export async function loadTenant(id: string): Promise<Tenant> {
  const text = readFileSync(new URL(`tenants/${id}.json`, data), 'utf8');
  return JSON.parse(text) as Tenant;
}

function readTemplate(name: string): string {
  return readFileSync(new URL(`templates/${name}.html`, data), 'utf8');
}

export async function renderInvoice(values: Record<string, string | number>): Promise<string> {
  const template = readTemplate('invoice');
  return template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key]));
}
