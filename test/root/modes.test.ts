/** Every mode on the real kernel, in every situation that it can carry, as root and as a user without any privilege. */
import test from 'ava';
import {modes} from '../../plugins/index.js';
import {contracts} from '../contract/all.js';
import {checksOut, holdsUp, refusesPlain, seatFor} from '../contract/mode.js';
import {hasLink} from '../helpers/host-links.js';
import {inTurn, users} from '../helpers/in-sandbox.js';

test('every mode has a contract', t => {
	t.deepEqual(
		contracts.map(({mode}) => mode),
		modes.map(({name}) => name),
	);
});

for (const contract of contracts) {
	const lacks = contract.substitute !== undefined && !hasLink(contract.substitute);
	for (const [index, situation] of contract.situations.entries()) {
		// Where one is refused, that is quickly seen.
		for (const user of lacks ? users : inTurn(index)) {
			const title = `${contract.mode}, ${situation.title}, as ${user}`;
			// Looking without verify's eyes takes as long as verify itself: as a plain user only where both families are.
			const looks = user === 'root' || users.length === 1 || situation.families.length === 2;
			test.serial(
				looks ? `${title}: it is what it says, and what the real product is` : `${title}: it is what it says`,
				async t => {
					const at = seatFor(t, contract, {user, situation});
					if (lacks && user === 'plain') return refusesPlain(t, at);
					const substituted = {...at, substitute: lacks ? 'Device tunl0' : undefined};
					await (looks ? holdsUp(t, contract, substituted) : checksOut(t, substituted));
				},
			);
		}
	}
}
