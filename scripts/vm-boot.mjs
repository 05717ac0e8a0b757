// One start of the machine: QEMU without acceleration, its folders exported by 9p, two serial ports.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

export class VmError extends Error {
	constructor(message, exit = 1) {
		super(message);
		this.exit = exit;
	}
}

/**
 * Runs it to its end. `folders`: debian, project, packages, read-only, and run, where it leaves the tests' exit code.
 * `limits`: seconds until it must be up, and until it must have ended. `hear` gets what it says.
 * Throws a VmError, with the last lines of the console, if it does not come up, hangs, or ends without an exit code.
 */
export async function boot({folders, limits, hear}) {
	const console = join(folders.run, 'console.log');
	const failure = why => new VmError(`${why}; the last lines of its console:\n${lastLines(console)}`);
	// It ends with this process, also when that is killed.
	const argv = ['--pdeathsig=KILL', 'qemu-system-x86_64', ...qemuWords(folders, console)];
	const machine = spawn('setpriv', argv, {stdio: ['ignore', 'pipe', 'pipe']});
	const {up, said, late, stopped} = await follow(machine, limits, hear);
	if (stopped) throw new VmError('stopped', 130);
	if (late) throw failure(late);
	const exit = join(folders.run, 'exit');
	if (existsSync(exit)) return Number(readFileSync(exit, 'utf8'));
	const qemu = said.trim();
	throw failure(
		(up ? 'the VM ended before its tests did' : 'the VM did not come up') + (qemu && ` (qemu: ${qemu})`),
	);
}

const mark = 'cnilab-vm: ';

/** Until it has ended: by itself, or ended by us, and then `late` or `stopped` says why. */
async function follow(machine, limits, hear) {
	const seen = {up: false, said: '', late: undefined, stopped: false};
	const end = why => {
		Object.assign(seen, why);
		machine.kill('SIGKILL');
	};
	const after = (seconds, what) =>
		setTimeout(() => end({late: `the VM did not ${what} within ${seconds} s`}), seconds * 1000);
	const deadlines = [after(limits.up, 'come up'), after(limits.end, 'end')];
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end({stopped: true}));
	machine.stderr.setEncoding('utf8').on('data', text => {
		seen.said += text;
	});
	let before = '';
	machine.stdout.setEncoding('utf8').on('data', text => {
		if (seen.up) return hear(text);
		before += text;
		if (!before.includes(mark)) return;
		seen.up = true;
		clearTimeout(deadlines[0]);
		hear(before.slice(before.indexOf(mark) + mark.length));
	});
	await once(machine, 'close');
	for (const deadline of deadlines) clearTimeout(deadline);
	return seen;
}

function qemuWords({debian, project, packages, run}, console) {
	const shared = (tag, path, more = '') => [
		...['-fsdev', `local,id=${tag},path=${path},security_model=none,multidevs=remap${more}`],
		...['-device', `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`],
	];
	return [
		...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
		// Two processors, as in the Vagrantfile, each in a thread of its own.
		...['-accel', 'tcg,thread=multi', '-smp', '2', '-m', '2048'],
		...['-kernel', join(debian, 'boot/vmlinuz'), '-initrd', join(debian, 'boot/initramfs')],
		...['-append', kernelWords.join(' ')],
		...shared('debian', debian, ',readonly=on'),
		...shared('project', project, ',readonly=on'),
		...shared('packages', packages, ',readonly=on'),
		...shared('run', run),
		...['-serial', `file:${console}`, '-serial', 'stdio'],
	];
}

/** After a panic it ends. The rest saves work, which in software is dear: a third of a start. */
const kernelWords = [
	...['console=ttyS0', 'quiet', 'panic=-1'],
	// Nobody attacks it. QEMU keeps what it has translated of a program by its address in memory (until its version 8): at
	// another one each time, Node would be translated anew by each process, for as long as all else that it does.
	...['mitigations=off', 'nokaslr', 'norandmaps'],
	// Its clock is known to be good. Not acpi=off: the second processor is found in ACPI's tables alone.
	...['tsc=reliable', 'no_timer_check', 'cryptomgr.notests'],
];

function lastLines(file) {
	const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
	const lines = text === '' ? ['(nothing)'] : text.split(/\r?\n/).slice(-20);
	return lines.map(line => `  ${line}`).join('\n');
}
