'use strict';

const WebSocket = require('ws');

/**
 * Sends one event to the screens in the warehouse.
 * @param {string} url
 * @param {string} channel
 * @param {unknown} data
 * @returns {Promise<boolean>}
 */
async function announce(url, channel, data) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return await new Promise((resolve) => {
    socket.send(JSON.stringify({ channel: channel, data: data }), (error) => resolve(!error));
  });
}

/** Listens until it is stopped, and connects again when the line breaks. */
class LiveFeed {
  /** @param {string} url @param {(message: any) => void} onMessage */
  constructor(url, onMessage) {
    this.url = url;
    this.onMessage = onMessage;
    this.stopped = false;
    this.socket = null;
    this.timer = null;
  }

  start() {
    if (this.stopped || this.socket) return;
    this.socket = new WebSocket(this.url);
    this.socket.on('message', (text) => this.onMessage(JSON.parse(String(text))));
    this.socket.on('error', () => {});
    this.socket.on('close', () => {
      this.socket = null;
      if (!this.stopped) this.timer = setTimeout(() => this.start(), 200);
    });
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    if (this.socket) this.socket.close();
  }
}

module.exports = { announce, LiveFeed };
