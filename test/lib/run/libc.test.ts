import {createRequire} from 'node:module';
import {constants} from 'node:os';
import test from 'ava';
import {checked, lastErrno, libc} from '../../../lib/run/libc.js';

const {errno} = createRequire(import.meta.url)('koffi') as typeof import('koffi');
const {EBADF, ENOMEM} = constants.errno;
const noDescriptor = -1;
const exclusive = 2;

test('the errno is that of the call, whatever this thread does before it is asked for', t => {
	const {flock} = libc();
	t.is(flock(noDescriptor, exclusive), -1);
	errno(ENOMEM);
	t.is(lastErrno(), EBADF);
	t.throws(() => checked(-1, 'flock', 'somewhere'), {message: 'flock somewhere: EBADF'});
});

test('what succeeds is passed on, and is no failure', t => {
	const {flock, if_nametoindex: numberOf} = libc();
	t.is(flock(noDescriptor, exclusive), -1);
	t.is(numberOf('lo'), 1);
	t.is(lastErrno(), EBADF);
	t.is(checked(7, 'socket'), 7);
});
