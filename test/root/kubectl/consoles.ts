/** Containers with an input: run -it, run -i, attach. */
import type {Step} from '../../helpers/shell-steps.js';

/** What is typed, each as soon as the screen shows what stands before it. The last one ends the command. */
type Turn = readonly [seen: string, typed: string];

function onTerminal(command: string, ...turns: readonly Turn[]): string {
	const typist = turns.map(
		([seen, typed]) => `until grep -q '${seen}' screen; do sleep 0.05; done; printf '${typed}'`,
	);
	return `: >screen; { ${typist.join('; ')}; } | timeout 50 script -qefc '${command}' screen >/dev/null; code=$?; cat screen; exit $code`;
}

const hint = "If you don't see a command prompt, try pressing enter.\n";

const pod = (name: string, container: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: main, ${container}}]}
`;

const running = (name: string) =>
	`kubectl apply -f ${name}.yaml && kubectl wait --for=condition=Ready pod/${name} --timeout=30s`;

const started = (name: string) => `pod/${name} created\npod/${name} condition met\n`;

/** Prints what it is sent, and tells the end of its input. */
const reader = 'while read x; do echo got $x; done; echo over; exec sleep 1000';

export const consoleFiles = {
	'plain.yaml': pod('plain', `image: busybox, stdin: true, command: [sh, -c, "${reader}"]`),
	'once.yaml': pod('once', `image: busybox, stdin: true, stdinOnce: true, command: [sh, -c, "${reader}"]`),
	'shell.yaml': pod('shell', 'image: busybox, stdin: true, tty: true'),
	'imitated.yaml': pod('imitated', 'image: nginx, stdin: true'),
} as const;

export const consoles: readonly Step[] = [
	// What students try first.
	{
		run: onTerminal('kubectl run -it --rm tmp --image=busybox -- sh', [
			'# ',
			'tty; echo up-$((1+1)) on $(hostname); exit\\n',
		]),
		stdout: [/\/dev\/pts\/\d+\r\nup-2 on tmp\r\n/, /pod "tmp" deleted/],
	},
	{
		run: onTerminal(
			'stty rows 33 cols 77; kubectl run -it --rm tmp2 --image=alpine --restart=Never',
			['# ', 'until [ "$(stty size)" = "33 77" ]; do sleep 0.1; done; echo si""zed; sleep 1000\\n'],
			['sized', '\\003'],
			['\\^C', 'echo after-$?; exit 7\\n'],
		),
		code: 7,
		stdout: [/sized\r\n\^C.*after-130\r\n/s, /pod "tmp2" deleted/],
	},
	{
		run: onTerminal(
			'kubectl run -it --rm quick --image=busybox --restart=Never -- sh -c "ip -color=never -br addr; exit 4"',
			['try pressing', ''],
		),
		code: 4,
		stdout: [/eth0@if\d+ +UP +10\.\S+/, /pod default\/quick terminated \(Error\)/],
	},
	// What ends at once: by the console or by its log, its output comes once.
	{
		run: "kubectl run -i --rm out --image=busybox --restart=Never -- sh -c 'echo out; echo err >&2; exit 3' </dev/null 2>err; code=$?; grep -cx err err; exit $code",
		code: 3,
		stdout: /^(out\n|out\nerr\n|err\nout\n)pod "out" deleted\n[01]\n$/,
	},
	{
		run: 'printf "a\\nb\\n" | kubectl run -i --rm cat --image=busybox --restart=Never --quiet -- cat',
		stdout: 'a\nb\n',
	},
	{
		run: 'yes 0123456789abcde | head -n 65536 | kubectl run -i --rm sum --image=busybox --restart=Never --quiet -- md5sum',
		stdout: 'f6671daa02ca47d12016abc835ca4a4d  -\n',
	},
	// With stdinOnce, the first client's end of input is the container's.
	{run: running('once'), stdout: started('once')},
	{run: 'echo 1 | timeout 3 kubectl attach -i once', code: 124, stdout: 'got 1\nover\n', stderr: hint},
	{run: 'kubectl logs once', stdout: 'got 1\nover\n'},
	// Without, it stays open, and all clients see all that comes.
	{run: running('plain'), stdout: started('plain')},
	{
		run: 'timeout 4 kubectl attach plain >seen & sleep 1; echo 1 | timeout 1 kubectl attach -i plain; echo 2 | timeout 1 kubectl attach -i plain; wait; cat seen',
		stdout: 'got 1\ngot 2\ngot 1\ngot 2\n',
		stderr: hint.repeat(3),
	},
	{run: 'kubectl logs plain', stdout: 'got 1\ngot 2\n'},
	{run: running('shell'), stdout: started('shell')},
	{
		run: onTerminal(
			'kubectl attach -it shell',
			['try pressing', 'echo seen-$((2+3))\\n'],
			['seen-5', 'exit\\n'],
		),
		stdout: /seen-5\r\n/,
	},
	{run: 'kubectl logs --previous shell || kubectl logs shell', stdout: /seen-5\r\n/},
	{run: running('imitated'), stdout: started('imitated')},
	{
		run: 'echo | timeout 1 kubectl attach -i imitated',
		code: 124,
		stderr: /the container has no input: 'kubectl exec' runs a command in it/,
	},
	{
		run: 'kubectl delete pod --all --now >/dev/null 2>&1; kubectl get pods',
		stderr: 'No resources found in default namespace.\n',
	},
];
