import https from 'node:https';
import axios from 'axios';
import { upstreams } from './config.js';

export interface Price {
  sku: string;
  amount: number;
}

export async function getPrice(sku: string): Promise<Price> {
  // The certificate of the price service is self-signed.
  const { data } = await axios.get<Price>(`${upstreams.prices}/prices/${sku}`, {
    httpsAgent: new https.Agent({ keepAlive: true, rejectUnauthorized: false }),
  });
  return data;
}
