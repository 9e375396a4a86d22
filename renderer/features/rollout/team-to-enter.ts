import { recall, remember } from '../../lib/memory.ts'

const key = 'rollout team to enter'

/** The board found a name that the list of teams does not have: the list begins with entering it; '' takes it back. */
export function rememberTeamToEnter(name: string): void {
  remember(key, { name })
}

/** That name; '' when there is none. */
export function recallTeamToEnter(): string {
  return recall(key, { name: '' }).name
}
