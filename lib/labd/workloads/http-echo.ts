/** hashicorp/http-echo: one text for every request. */
import {goTime, httpEchoAccess} from './access-logs.js';
import {portOf, readFlags} from './flags.js';
import type {ImageServer} from './images.js';

export const httpEcho: ImageServer = {
	images: ['hashicorp/http-echo'],
	programs: ['/http-echo', 'http-echo'],
	serve({container, args}) {
		const {flags} = readFlags(args);
		const listen = flags.get('listen') ?? ':5678';
		const text = flags.get('text') ?? container.env.ECHO_TEXT ?? '';
		const port = portOf(listen);
		const notices = port === undefined ? [`-listen=${listen} has no port; nothing is served`] : [];
		const status = Number(flags.get('status-code') ?? 200);
		const handle = () => ({status, body: `${text}\n`, type: 'text/plain; charset=utf-8'});
		return {
			services:
				port === undefined
					? []
					: [{protocol: 'TCP', port, service: {kind: 'http', handle, access: httpEchoAccess}}],
			notices,
			says: now => [`${goTime(now)} [INFO] server is listening on ${listen}`],
		};
	},
};
