import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import got, { HTTPError } from 'got';
import type { Address } from '../errors.js';
import { HttpError, UpstreamError } from '../errors.js';

export interface Shipment {
  id: string;
  tracking: string;
}

export interface TrackingEvent {
  at: string;
  place: string;
  state: string;
}

export class Carrier {
  private readonly tracker;

  constructor(private readonly baseUrl: string) {
    // The tracking page of the carrier is slow, we are not.
    this.tracker = got.extend({ prefixUrl: baseUrl, timeout: { request: 5_000 }, retry: { limit: 1 } });
  }

  async ship(order: string, to: Address, grams: number): Promise<Shipment> {
    try {
      return await got.post(`${this.baseUrl}/shipments`, { json: { reference: order, to, grams }, retry: { limit: 0 } }).json<Shipment>();
    } catch (error) {
      if (error instanceof HTTPError && error.response.statusCode === 422) throw new HttpError(422, 'the carrier does not deliver there');
      if (error instanceof HTTPError) throw new UpstreamError('carrier', error.response.statusCode);
      throw error;
    }
  }

  /** Puts the label where the printer looks for it. */
  async saveLabel(shipment: string, folder: string): Promise<string> {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${path.basename(shipment)}.pdf`);
    const label = await got(`${this.baseUrl}/shipments/${shipment}/label`).buffer();
    await writeFile(file, label);
    return file;
  }

  async track(shipment: string): Promise<TrackingEvent[]> {
    const events = await this.tracker.get(`shipments/${shipment}/events`).json<TrackingEvent[]>();
    return events.sort((a, b) => a.at.localeCompare(b.at));
  }

  async lastStates(shipments: string[]): Promise<Record<string, string>> {
    const states = await Promise.all(
      shipments.map(async (shipment) => {
        const events = await this.track(shipment);
        return [shipment, events.at(-1)?.state ?? 'unknown'] as const;
      }),
    );
    return Object.fromEntries(states);
  }
}
