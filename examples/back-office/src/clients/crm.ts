import { Agent, fetch } from 'undici'
import type { Dispatcher } from 'undici'
import { TtlCache } from '../cache.js'
import { HttpError, UpstreamError } from '../errors.js'

export interface Customer {
  id: string
  name: string
  street: string
  city: string
  email: string
  agent: string
}

export interface Note {
  text: string
  at: string
}

const customers = new TtlCache<Customer>(60_000)

/** The CRM counts connections, so callers may bring their own dispatcher. */
export class CrmClient {
  constructor(
    private readonly baseUrl: string,
    private readonly dispatcher?: Dispatcher,
  ) {}

  customer(id: string): Promise<Customer> {
    return customers.fetch(id, () => this.load(id))
  }

  forget(id: string): void {
    customers.delete(id)
  }

  private async load(id: string): Promise<Customer> {
    const response = await fetch(`${this.baseUrl}/customers/${encodeURIComponent(id)}`, {
      ...(this.dispatcher && { dispatcher: this.dispatcher })
    })
    if (response.status === 404) throw new HttpError(404, `no customer ${id}`)
    if (!response.ok) throw new UpstreamError('crm', response.status)
    return (await response.json()) as Customer
  }

  async search(text: string): Promise<Customer[]> {
    const agent = new Agent({ connections: 5, pipelining: 1 })
    const url = new URL('/customers', this.baseUrl)
    url.searchParams.set('q', text)
    const response = await fetch(url, { dispatcher: agent })
    if (!response.ok) throw new UpstreamError('crm', response.status)
    const found = (await response.json()) as Customer[]
    await agent.close()
    return found.sort((a, b) => a.name.localeCompare(b.name))
  }

  async addNote(id: string, note: Note): Promise<void> {
    const agent = new Agent({ connections: 5, pipelining: 1 })
    const response = await fetch(`${this.baseUrl}/customers/${encodeURIComponent(id)}/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(note),
      dispatcher: agent
    })
    if (!response.ok) throw new UpstreamError('crm', response.status)
    await response.text()
    this.forget(id)
  }
}
