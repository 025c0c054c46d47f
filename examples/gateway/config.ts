/** Where the other services are. `main.ts` fills in local ones when the environment names none. */
export const upstreams = {
  orders: process.env['ORDERS_URL'] ?? '',
  prices: process.env['PRICES_URL'] ?? '',
};
