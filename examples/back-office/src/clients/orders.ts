import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import { HttpError } from '../errors.js';
import { collect, eachItem, type Page } from '../paging.js';
import { withRetry } from '../retry.js';

export interface OrderLine {
  sku: string;
  quantity: number;
  /** Per piece, in cents. */
  price: number;
}

export interface Order {
  id: string;
  customer: string;
  date: string;
  status: 'open' | 'shipped' | 'invoiced' | 'paid';
  lines: OrderLine[];
}

export interface Product {
  sku: string;
  name: string;
  weight: number;
}

export interface OrderApiOptions {
  baseUrl: string;
  token: string;
  retryDelayMs?: number;
}

export class OrderApi {
  constructor(private readonly options: OrderApiOptions) {}

  // A client for each call: the token may have been renewed in between.
  private client(): AxiosInstance {
    return axios.create({
      baseURL: this.options.baseUrl,
      headers: { authorization: `Bearer ${this.options.token}` },
      httpAgent: new http.Agent({ keepAlive: true, maxSockets: 20 }),
      httpsAgent: new https.Agent({ keepAlive: true, maxSockets: 20 }),
    });
  }

  async get(id: string): Promise<Order> {
    try {
      const { data } = await withRetry(() => this.client().get<Order>(`/orders/${encodeURIComponent(id)}`), { delayMs: this.options.retryDelayMs ?? 100 });
      return data;
    } catch (error) {
      if (axios.isAxiosError(error) && error.response?.status === 404) throw new HttpError(404, `no order ${id}`);
      throw error;
    }
  }

  /** In the order of the ids. */
  async getMany(ids: string[]): Promise<Order[]> {
    return Promise.all(ids.map((id) => this.get(id)));
  }

  async page(range: { from: string; to: string }, page: number, size = 50): Promise<Page<Order>> {
    const { data } = await this.client().get<Page<Order>>('/orders', { params: { ...range, page, size } });
    return data;
  }

  all(range: { from: string; to: string }): AsyncGenerator<Order> {
    return eachItem((page) => this.page(range, page, 200));
  }

  async openOrders(range: { from: string; to: string }, limit = 1000): Promise<Order[]> {
    const orders = await collect(this.all(range), limit);
    return orders.filter(({ status }) => status === 'open');
  }

  async setStatus(id: string, status: Order['status']): Promise<void> {
    await this.client().patch(`/orders/${encodeURIComponent(id)}`, { status });
  }

  /** Answers within two seconds or not at all: it stands in the search box. */
  async suggest(text: string): Promise<Product[]> {
    const { data } = await axios.get<Product[]>(`${this.options.baseUrl}/products`, { params: { q: text }, timeout: 2_000 });
    return data;
  }

  async products(skus: string[]): Promise<Map<string, Product>> {
    const found = await Promise.all(
      skus.map(async (sku) => {
        const response = await axios.get<Product>(`${this.options.baseUrl}/products/${encodeURIComponent(sku)}`);
        return response.data;
      }),
    );
    return new Map(found.map((product) => [product.sku, product]));
  }
}
