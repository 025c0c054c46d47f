import { Agent, request } from 'undici';
import { upstreams } from './config.js';

export interface Order {
  id: string;
  sku: string;
  quantity: number;
}

export interface Stock {
  sku: string;
  available: number;
}

export async function getOrders(ids: string[]): Promise<Order[]> {
  return Promise.all(
    ids.map(async (id) => {
      const response = await fetch(`${upstreams.orders}/orders/${id}`);
      return (await response.json()) as Order;
    }),
  );
}

export async function getStock(sku: string): Promise<Stock> {
  const agent = new Agent({ connections: 4 });
  const { body } = await request(`${upstreams.orders}/stock/${sku}`, { dispatcher: agent });
  const stock = (await body.json()) as Stock;
  await agent.close();
  return stock;
}
