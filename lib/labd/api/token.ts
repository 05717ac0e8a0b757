/** The lab's token: who has it may do everything, who has it not nothing. */
import {createHash, timingSafeEqual} from 'node:crypto';

/** Tells of an Authorization header whether it brings the token; takes the same time however much of it is right. */
export function tokenTest(token: string): (authorization: string | undefined) => boolean {
	const wanted = digest(token);
	return (authorization = '') => {
		const [, given] = /^bearer +(\S+)$/i.exec(authorization) ?? [];
		return given !== undefined && timingSafeEqual(digest(given), wanted);
	};
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
