'use strict';

// The oldest part. Callbacks inside, promises outside.
var http = require('http');
var url = require('url');
var util = require('util');

function send(method, target, body, callback) {
	var options = Object.assign(url.urlToHttpOptions(new URL(target)), {
		method: method,
		agent: new http.Agent({ keepAlive: true, maxSockets: 10 }),
		headers: { accept: 'application/json' },
	});
	var payload = body === undefined ? null : JSON.stringify(body);
	if (payload !== null) {
		options.headers['content-type'] = 'application/json';
		options.headers['content-length'] = Buffer.byteLength(payload);
	}
	var request = http.request(options, function (response) {
		var text = '';
		response.setEncoding('utf8');
		response.on('data', function (part) { text += part; });
		response.on('end', function () {
			if (response.statusCode >= 400) return callback(failed(response.statusCode, text));
			try {
				callback(null, text === '' ? null : JSON.parse(text));
			} catch (error) {
				callback(error);
			}
		});
		response.on('error', callback);
	});
	request.on('error', callback);
	if (payload !== null) request.write(payload);
	request.end();
}

function failed(status, text) {
	var error = new Error('warehouse answered ' + status + (text ? ': ' + text.slice(0, 200) : ''));
	error.status = status;
	return error;
}

/**
 * @param {string} base
 */
function createWarehouse(base) {
	var call = util.promisify(send);

	return {
		/** Pieces on the shelf. @param {string} sku @returns {Promise<number>} */
		stock: async function (sku) {
			var answer = await call('GET', base + '/stock/' + encodeURIComponent(sku), undefined);
			return answer.available;
		},

		/** @param {{ sku: string, quantity: number }[]} lines @returns {Promise<string>} */
		reserve: async function (lines) {
			var answer = await call('POST', base + '/reservations', { lines: lines });
			return answer.id;
		},

		/** @param {string} id @returns {Promise<void>} */
		release: async function (id) {
			await call('DELETE', base + '/reservations/' + encodeURIComponent(id), undefined);
		},

		/** Is anybody there? Never fails. @returns {Promise<boolean>} */
		ping: function () {
			return new Promise(function (resolve) {
				http.get(base + '/ping', function (response) {
					resolve(response.statusCode === 200);
				}).on('error', function () { resolve(false); });
			});
		},
	};
}

module.exports = { createWarehouse };
