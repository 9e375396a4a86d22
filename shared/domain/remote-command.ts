import { quoteWord } from './command-line.ts'

/**
 * Runs its words on a machine behind ssh and ends them when its input ends, so that stopping, a lost line and a killed program
 * reach a command that never writes a word. The exit code is that of the words. Plain POSIX: a shell stands on that side in any case.
 *
 * The watcher reads the input that ssh forwards; at its end it asks the whole process group to end, and forces it two seconds
 * later. Traps are there because the group includes the script itself.
 */
const leash = [
  'exec 3<&0',
  "trap 'stopped=1' TERM",
  '"$@" </dev/null 3<&- & ran=$!',
  '{ trap : TERM; read -r none <&3; kill -TERM 0; sleep 2; kill -KILL 0; } >/dev/null 2>&1 & watcher=$!',
  'while :; do wait $ran; code=$?; kill -0 $ran 2>/dev/null || break; done',
  '[ -n "$stopped" ] || kill -KILL $watcher 2>/dev/null',
  'exit $code',
].join('; ')

/** What ssh is given to run: words as they are, on a leash. They are quoted, because the other side splits them once more. */
export function remoteCommand(words: readonly string[]): string {
  return ['sh', '-c', leash, 'proviso', ...words].map(quoteWord).join(' ')
}
