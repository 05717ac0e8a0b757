import type {Attempt} from './probe.js';

/** What an errno says about the network. */
export function failureOf(code: string | undefined): Pick<Attempt, 'error' | 'code'> {
	switch (code) {
		case 'ECONNREFUSED':
		case 'ECONNRESET':
			return {error: 'refused', code};
		case 'ETIMEDOUT':
			return {error: 'timeout', code};
		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
		case 'EADDRNOTAVAIL':
			return {error: 'unreachable', code};
		case 'EPERM':
		case 'EACCES':
			return {error: 'prohibited', code};
		default:
			return code === undefined ? {error: 'other'} : {error: 'other', code};
	}
}
