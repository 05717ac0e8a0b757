import {UsageError} from './terminal/errors.js';
import type {RunVerb} from './verbs/verb.js';

/** `cnilab completion SHELL`: a script that asks `cnilab __complete` at each press of the tab key. */
export const run: RunVerb = async ({args: [shell = '']}) => {
	const script = scripts[shell];
	if (script === undefined) {
		throw new UsageError(
			`no completion for '${shell}'`,
			`there is one for ${Object.keys(scripts).join(', ')}`,
		);
	}
	return {exit: 0, json: {shell, script}, text: script};
};

// `cnilab __complete` prints a line for each word, `word<TAB>description`, and a last line `:files` where the shell
// shall offer file names too.
const scripts: Readonly<Record<string, string>> = {
	bash: `# cnilab: completion for bash. Load it with: source <(cnilab completion bash)
_cnilab() {
	local line words=()
	COMPREPLY=()
	while IFS= read -r line; do
		if [[ $line == :files ]]; then
			compopt -o filenames 2>/dev/null
			mapfile -t -O "\${#words[@]}" words < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
		else
			words+=("\${line%%$'\\t'*}")
		fi
	done < <("\${COMP_WORDS[0]}" __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
	COMPREPLY=("\${words[@]}")
}
complete -F _cnilab cnilab`,
	zsh: `#compdef cnilab
# cnilab: completion for zsh. Load it with: source <(cnilab completion zsh)
_cnilab() {
	local line files=0
	local -a found
	for line in "\${(@f)$("\${words[1]}" __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
		if [[ $line == :files ]]; then
			files=1
		elif [[ -n $line ]]; then
			local word="\${line%%$'\\t'*}" about="\${line#*$'\\t'}"
			found+=("\${word//:/\\\\:}:$about")
		fi
	done
	(( \${#found} )) && _describe 'cnilab' found
	(( files )) && _files
}
compdef _cnilab cnilab`,
	fish: `# cnilab: completion for fish. Load it with: cnilab completion fish | source
function __cnilab_complete
	set -l words (commandline -opc) (commandline -ct)
	for line in ($words[1] __complete -- $words[2..-1] 2>/dev/null)
		if test "$line" = :files
			__fish_complete_path (commandline -ct)
		else
			echo $line
		end
	end
end
complete -c cnilab -f -a '(__cnilab_complete)'`,
};
