/** The certificate of the HTTPS ports of workloads. */
import {issue, type KeyAndCertificate} from '../certificates/issue.js';

/** One for the whole process, signed by itself, made when the first is asked for. */
export function selfSigned(): KeyAndCertificate {
	made ??= issue({name: 'cnilab', kind: 'server'});
	return made;
}

let made: KeyAndCertificate | undefined;
