/** Into pods: exec, logs, attach; and pods by themselves. */
import {type Step, table} from '../../helpers/shell-steps.js';
import {noService} from './warnings.js';

const age = '\\d+m?s';
const onTerminal = (command: string) => `script -qec '${command}' /dev/null < /dev/null`;

export const inside: readonly Step[] = [
	{run: 'kubectl run web --image=nginx --port=80 --labels=app=web', stdout: 'pod/web created\n'},
	{run: 'kubectl wait --for=condition=Ready pod/web --timeout=30s', stdout: 'pod/web condition met\n'},
	{run: 'kubectl get pod web', stdout: table('NAME READY STATUS RESTARTS AGE', `web 1/1 Running 0 ${age}`)},
	{run: 'kubectl exec web -- hostname', stdout: 'web\n'},
	{
		run: '[ "$(kubectl exec web -- hostname -i)" = "$(kubectl get pod web -o jsonpath=\'{.status.podIP}\')" ] && echo same',
		stdout: 'same\n',
	},
	{
		run: "kubectl exec web -- sh -c 'echo out; echo err >&2; exit 3'",
		code: 3,
		stdout: 'out\n',
		stderr: 'err\ncommand terminated with exit code 3\n',
	},
	{run: 'printf "%s" hello | kubectl exec -i web -- cat', stdout: 'hello'},
	{
		run: 'kubectl exec web -- /no/such/program',
		code: 127,
		stderr: /\/no\/such\/program: No such file or directory/,
	},
	{
		run: onTerminal('kubectl exec -it web -- sh -c "tty; echo \\$TERM"'),
		stdout: /\/dev\/(pts\/\d+|console)\r\n(\^@)?xterm\r\n/,
	},
	{
		run: onTerminal(
			'stty rows 33 cols 77; kubectl exec -it web -- sh -c "until stty size | grep -q 77; do :; done; stty size"',
		),
		stdout: /33 77\r\n/,
	},
	{run: 'kubectl exec web -c nope -- true', code: 1, stderr: /container (not found|nope is not valid)/},
	{
		run: 'kubectl run client --image=busybox --restart=Never -- sh -c "echo one; echo two; echo three"',
		stdout: 'pod/client created\n',
	},
	{
		run: "kubectl wait --for=jsonpath='{.status.phase}'=Succeeded pod/client --timeout=30s",
		stdout: 'pod/client condition met\n',
	},
	{run: 'kubectl logs client', stdout: 'one\ntwo\nthree\n'},
	{run: 'kubectl logs client --tail=1', stdout: 'three\n'},
	{run: 'kubectl logs client --timestamps --limit-bytes=25', stdout: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d/},
	{
		run: 'kubectl logs client --previous',
		code: 1,
		stderr: /previous terminated container "client" in pod "client" not found/,
	},
	{
		run: 'kubectl run ticker --image=busybox --restart=Never -- sh -c "echo begin; sleep 1; echo end"',
		stdout: 'pod/ticker created\n',
	},
	{
		run: 'kubectl wait --for=condition=Ready pod/ticker --timeout=30s && kubectl logs -f ticker',
		stdout: 'pod/ticker condition met\nbegin\nend\n',
	},
	{run: 'kubectl run fails --image=busybox --restart=Never -- sh -c "exit 7"', stdout: 'pod/fails created\n'},
	{
		run: "kubectl wait --for=jsonpath='{.status.phase}'=Failed pod/fails --timeout=30s",
		stdout: 'pod/fails condition met\n',
	},
	{
		run: 'kubectl get pods --sort-by=.metadata.name',
		stdout: table(
			'NAME READY STATUS RESTARTS AGE',
			`client 0/1 Completed 0 ${age}`,
			`fails 0/1 Error 0 ${age}`,
			`ticker 0/1 Completed 0 ${age}`,
			`web 1/1 Running 0 ${age}`,
		),
	},
	{
		run: "kubectl get pod fails -o jsonpath='{.status.containerStatuses[0].state.terminated.exitCode}'",
		stdout: '7',
	},
	{
		run: 'kubectl describe pod fails',
		stdout: [/^ {4}State: +Terminated\n {6}Reason: +Error\n {6}Exit Code: +7$/m],
	},
	{run: 'kubectl expose pod web --port=80', stdout: 'service/web exposed\n', stderr: noService('web')},
	{run: 'kubectl exec web -- getent hosts web', stdout: /^10\.\S+ +web/},
	{
		run: 'kubectl logs nobody',
		code: 1,
		stderr: 'error: error from server (NotFound): pods "nobody" not found in namespace "default"\n',
	},
	{
		run: 'kubectl events --for pod/web --no-headers',
		stdout: [
			/Normal +Scheduled +Pod\/web +Successfully assigned default\/web to node-\d$/m,
			/Normal +Started +Pod\/web +Started container web$/m,
		],
	},
	{run: 'kubectl top pods', code: 1, stderr: 'error: Metrics API not available\n'},
	{run: 'kubectl cordon node-1', stdout: 'node/node-1 cordoned\n'},
	{run: 'kubectl get node node-1 --no-headers', stdout: /^node-1 +Ready,SchedulingDisabled /},
	{run: 'kubectl uncordon node-1', stdout: 'node/node-1 uncordoned\n'},
	{
		run: 'kubectl delete pod client fails ticker',
		stdout: 'pod "client" deleted\npod "fails" deleted\npod "ticker" deleted\n',
	},
	{
		run: 'kubectl delete pod -l app=web --grace-period=0 --force',
		stdout: 'pod "web" force deleted\n',
		stderr:
			'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n',
	},
	{run: 'kubectl get pods', stderr: 'No resources found in default namespace.\n'},
];
