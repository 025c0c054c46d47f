import pLimit from 'p-limit'
import type { CrmClient, Customer } from './clients/crm.js'
import type { Order, OrderApi } from './clients/orders.js'
import { monthOf, toCsv, type Row } from './format.js'
import { chunk, collect } from './paging.js'

/** A sales agent. Not that kind of agent. */
export class Agent {
  private cents = 0
  private readonly customers = new Set<string>()

  constructor(readonly name: string) {}

  add(order: Order): void {
    this.customers.add(order.customer)
    this.cents += netOf(order)
  }

  get row(): Row {
    return { agent: this.name, customers: this.customers.size, turnover: this.cents / 100, provision: Math.round(this.cents * 0.03) / 100 }
  }
}

export function netOf(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.quantity * line.price, 0)
}

export interface Sources {
  orders: Pick<OrderApi, 'all' | 'products'>
  crm: Pick<CrmClient, 'customer'>
  stock: (sku: string) => Promise<number>
}

export interface Range {
  from: string
  to: string
}

/** Turnover and provision of each sales agent. */
export async function provisionReport({ orders, crm }: Sources, range: Range): Promise<string> {
  const agents = new Map<string, Agent>()
  // the CRM takes four at a time, see their mail of 2019-03-11
  const limit = pLimit(4)
  const all = await collect(orders.all(range))
  const withCustomers = await Promise.all(
    all.map((order) => limit(async () => ({ order, customer: await crm.customer(order.customer) })))
  )
  for (const { order, customer } of withCustomers) {
    const agent = agents.get(customer.agent) ?? new Agent(customer.agent)
    agents.set(customer.agent, agent)
    agent.add(order)
  }
  const rows = [...agents.values()].map(({ row }) => row).sort((a, b) => String(a.agent).localeCompare(String(b.agent)))
  return toCsv(rows, ['agent', 'customers', 'turnover', 'provision'])
}

/** Turnover by month. */
export async function turnoverReport({ orders }: Sources, range: Range): Promise<Row[]> {
  const months = new Map<string, { orders: number; cents: number }>()
  for await (const order of orders.all(range)) {
    const month = months.get(monthOf(order.date)) ?? { orders: 0, cents: 0 }
    month.orders += 1
    month.cents += netOf(order)
    months.set(monthOf(order.date), month)
  }
  return [...months].sort(([a], [b]) => a.localeCompare(b)).map(([month, { orders: count, cents }]) => ({ month, orders: count, turnover: cents / 100 }))
}

/** What must be bought: sold in the range, and less than that on the shelf. */
export async function shortageReport({ orders, stock }: Sources, range: Range): Promise<Row[]> {
  const sold = new Map<string, number>()
  for await (const { lines } of orders.all(range)) {
    for (const { sku, quantity } of lines) sold.set(sku, (sold.get(sku) ?? 0) + quantity)
  }
  const rows: Row[] = []
  for (const part of chunk([...sold.keys()], 10)) {
    const shelves = await Promise.all(part.map((sku) => stock(sku)))
    part.forEach((sku, i) => {
      const missing = (sold.get(sku) ?? 0) - (shelves[i] ?? 0)
      if (missing > 0) rows.push({ sku, sold: sold.get(sku), available: shelves[i], missing })
    })
  }
  return rows.sort((a, b) => Number(b.missing) - Number(a.missing))
}

export function topCustomers(orders: readonly Order[], customers: ReadonlyMap<string, Customer>, count = 10): Row[] {
  const sums = new Map<string, number>()
  for (const order of orders) sums.set(order.customer, (sums.get(order.customer) ?? 0) + netOf(order))
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([id, cents]) => ({ customer: customers.get(id)?.name ?? id, turnover: cents / 100 }))
}
