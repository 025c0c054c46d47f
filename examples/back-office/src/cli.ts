#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createApp, services } from './app.js';
import auth from './auth.cjs';
import { dataDir } from './config.js';
import { parseCsvLine, toCsv } from './format.js';
import { collect } from './paging.js';
import { createOps } from './ops.js';
import { bookPayments, sendReminders, Worker } from './worker.js';

const USAGE = `Usage: back-office <command>
  serve                       PORT and OPS_PORT, 0 takes any
  export-orders <from> <to> <file>
  add-users <file.csv>        name,password,role
  nightly                     books payments, sends reminders`;

async function serve(): Promise<void> {
  const app = createApp();
  const ops = createOps();
  const worker = new Worker([
    { name: 'payments', every: 10, run: () => bookPayments(services) },
    { name: 'reminders', every: 60, run: () => sendReminders(services) },
  ]);
  const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const opsAddress = await ops.listen({ port: Number(process.env.OPS_PORT ?? 3001), host: '127.0.0.1' });
  worker.start();
  console.log(JSON.stringify({ app: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ops: opsAddress }));

  process.once('SIGTERM', async () => {
    server.closeAllConnections();
    await Promise.all([new Promise((resolve) => server.close(resolve)), ops.close(), worker.stop()]);
    process.exit(0);
  });
}

async function main([command, ...args]: string[]): Promise<void> {
  switch (command) {
    case 'serve':
      return serve();
    case 'export-orders': {
      const [from = '', to = '', file = 'orders.csv'] = args;
      const orders = await collect(services.orders.all({ from, to }));
      writeFileSync(file, toCsv(orders.map(({ lines, ...order }) => ({ ...order, lines: lines.length })), ['id', 'date', 'customer', 'status', 'lines']));
      console.log(`${orders.length} orders in ${file}`);
      return;
    }
    case 'add-users': {
      const { addUser } = auth.createAuth(process.env.USERS_DIR ?? dataDir);
      const lines = readFileSync(args[0] ?? 'users.csv', 'utf8').split(/\r?\n/).filter(Boolean);
      for (const line of lines) {
        const [name = '', password = '', role = 'clerk'] = parseCsvLine(line);
        await addUser(name, password, role);
      }
      console.log(`${lines.length} users added`);
      return;
    }
    case 'nightly': {
      const booked = await bookPayments(services);
      const reminded = await sendReminders(services);
      console.log(JSON.stringify({ booked, reminded }));
      return;
    }
    default:
      console.error(USAGE);
      process.exitCode = 2;
  }
}

await main(process.argv.slice(2));
